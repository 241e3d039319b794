import { keyed, type Keyed } from '../../base/keyed.ts';
import { comparison } from '../../compare/comparison.ts';
import { packagesIn } from '../../compare/packages.ts';
import { runSections } from '../../compare/runSections.ts';
import type { MetricDirection } from '../../model/metricDirection.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { VersionComparison } from '../../protocol/model.ts';
import { metricValues, type VersionSource } from '../../services/registry/versionMetrics.ts';
import { modelFile, type ModelFile } from '../../services/registry/modelFiles.ts';
import { requirementLines } from '../../model/requirement.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { directionsOf } from '../compare/compareContent.ts';
import { signatureIn } from './modelSignature.ts';
import { peoplesTags } from './versionRow.ts';
import type { VersionSources } from './versionSources.ts';

interface Files {
  readonly signature: Keyed<string> | undefined;
  readonly packages: Keyed<string> | undefined;
  /** Why something could not be read. */
  readonly notes: readonly string[];
}

/** What differs between two versions, the first of which is what the other is measured by: what their runs say, and what lies beside the models. */
export async function versionComparison(
  store: Store,
  versions: readonly ModelVersion[],
  sources: VersionSources,
  chosen: Readonly<Record<string, MetricDirection | 'neither'>>,
  signal: AbortSignal,
): Promise<VersionComparison> {
  const [files] = await Promise.all([
    Promise.all(versions.map((version) => filesOf(store, version, signal))),
    sources.read(store, versions, signal),
  ]);
  const { metrics, params, datasets } = runSections(versions.map((version) => described(sources.of(version))));
  return {
    sections: [
      { id: 'metrics', rows: metrics },
      { id: 'params', rows: params },
      { id: 'data', rows: datasets },
      { id: 'signature', rows: comparison(files.map(({ signature }) => signature)) },
      { id: 'requirements', rows: comparison(files.map(({ packages }) => packages)) },
      { id: 'tags', rows: comparison(versions.map(({ tags }) => keyed(peoplesTags(tags)))) },
    ],
    directions: directionsOf(metrics, chosen),
    notes: [
      ...versions
        .filter((version) => !sources.of(version).run)
        .map(
          ({ version, runId }) =>
            `Version ${version} has no source run${runId === '' ? '' : ' any more'}: what only that would say of it is not known.`,
        ),
      ...files.flatMap(({ notes }) => notes),
    ],
  };
}

/** What a run and a logged model say together; where both say something, it is the model's that is about this version. */
function described({ run, model }: VersionSource): Parameters<typeof runSections>[0][number] {
  if (!run && !model) return undefined;
  return {
    metrics: metricValues({ run, model }),
    params: keyed([...Object.entries(run?.params ?? {}), ...Object.entries(model?.params ?? {})]),
    tags: keyed([]),
    datasets: run?.datasets ?? [],
  };
}

/** What is recorded beside a model; what is not there, or cannot be read, keeps nothing else from being compared. */
async function filesOf(store: Store, version: ModelVersion, signal: AbortSignal): Promise<Files> {
  const notes: string[] = [];
  const read = async (name: ModelFile): Promise<string | undefined> => {
    try {
      const owner = { name: version.name, version: version.version };
      const text = await modelFile(store, { owner, folder: '' }, name, signal);
      if (text === undefined) notes.push(`Version ${version.version} has no ${name}.`);
      return text;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      notes.push(`The ${name} of version ${version.version} could not be read. ${error.message}`);
      return undefined;
    }
  };
  const [model, requirements] = await Promise.all([read('MLmodel'), read('requirements.txt')]);
  return {
    signature: model === undefined ? undefined : signatureIn(model),
    packages: requirements === undefined ? undefined : packagesIn(requirementLines(requirements)),
    notes,
  };
}
