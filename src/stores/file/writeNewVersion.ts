import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import { invalid } from '../query.ts';
import { StoreError } from '../storeError.ts';
import type { NewModelVersion } from '../storeWriter.ts';
import { makeChanges } from './changes.ts';
import { checkedFileTag } from './fileChecks.ts';
import { getLoggedModel } from './loggedModels.ts';
import { getModelVersion } from './modelVersions.ts';
import type { StoreFolder } from './storeFolder.ts';
import { modelToChange, touched, versionToChange } from './writeRegistry.ts';
import { writeYaml } from './yamlEdit.ts';

/** Each that fails is a version that another program has made, so that this ends. */
const attempts = 100;
const versionsTag = 'mlflow.modelVersions';

/** Where a new version comes from. Without a run or a logged model, their ids are null. */
interface Origin {
  readonly location: string;
  readonly runId: string | null;
  readonly modelId: string | null;
}

export async function createModelVersion(store: StoreFolder, version: NewModelVersion): Promise<ModelVersion> {
  const { name, source } = version;
  if (source === '') throw invalid('A model version needs a source: say where its files are.');
  const tags = Object.entries(version.tags ?? {}).map(([key, value]) => checkedFileTag(key, value));
  const from = await origin(store, version);
  const model = await targetModel(store, name);
  const files = new Map(tags.map(({ key, value }) => [`tags/${key}`, value]));
  for (let attempt = 1; ; attempt++) {
    const number = model.folder.highestVersion() + 1;
    const now = Date.now();
    files.set('meta.yaml', metaOf(version, from, number, now));
    try {
      await makeChanges(store.disk, async (changes) => {
        changes.addFolder(model.folder.path, `version-${number}`, files);
        await changes.edit(model.folder.path, touched(now));
        const told = await loggedModelToTell(store, name, number, from.modelId);
        if (told) changes.write(told.path, `tags/${versionsTag}`, told.versions);
      });
      return await getModelVersion(store, name, String(number));
    } catch (error) {
      // Another program may have taken the number meanwhile.
      if (attempt === attempts || model.folder.highestVersion() < number || !wasTaken(error)) throw error;
    }
  }
}

function metaOf({ name, source, description }: NewModelVersion, from: Origin, version: number, timeMs: number): string {
  return writeYaml({
    creation_timestamp: timeMs,
    current_stage: 'None',
    description: description ?? null,
    last_updated_timestamp: timeMs,
    model_id: from.modelId,
    name,
    run_id: from.runId,
    run_link: null,
    source,
    status: 'READY',
    status_message: null,
    storage_location: from.location,
    user_id: null,
    version,
  });
}

/** Follows `models:/…` to the files it stands for, and the run they came from, as a server does before it asks its store. */
async function origin(store: StoreFolder, { source, runId, ...version }: NewModelVersion): Promise<Origin> {
  if (!source.startsWith('models:/')) return { location: source, runId: runId ?? null, modelId: null };
  const modelId = modelIdOfSource(source);
  if (modelId !== '') {
    const model = await getLoggedModel(store, modelId);
    return { location: model.artifactUri, runId: runId ?? (model.sourceRunId || null), modelId };
  }
  const [, name = '', number = ''] = /^models:\/([^/]+)\/(\d+)$/.exec(source) ?? [];
  if (name === '') {
    throw invalid(
      `Podium makes a version of ${version.name} from models:/NAME/NUMBER, not from ${source.slice(0, 200)}.`,
    );
  }
  await modelToChange(store, name);
  const { folder, version: other } = await versionToChange(store, name, number);
  if (runId !== undefined && runId !== other.runId) throw invalid(`${source} comes from another run than ${runId}.`);
  const location = (await folder.storageLocation()) || other.source;
  return { location, runId: other.runId || null, modelId: other.modelId || null };
}

/** What MLflow says of a model that is not there is that it failed to make a version of it, after three attempts. */
async function targetModel(store: StoreFolder, name: string): ReturnType<typeof modelToChange> {
  try {
    return await modelToChange(store, name);
  } catch (error) {
    if (!(error instanceof StoreError) || error.fault !== 'notFound') throw error;
    throw new StoreError('notFound', error.message, { errorCode: 'INTERNAL_ERROR' });
  }
}

/** MLflow 3 also writes the versions of a logged model into a tag of that. */
async function loggedModelToTell(
  store: StoreFolder,
  name: string,
  version: number,
  modelId: string | null,
): Promise<{ readonly path: string; readonly versions: string } | undefined> {
  if (modelId === null) return undefined;
  const { experimentId, tags } = await getLoggedModel(store, modelId);
  const folder = store.experiment(experimentId)?.loggedModels.get(modelId);
  if (!folder) return undefined;
  const before = listIn(tags[versionsTag]);
  return { path: folder.path, versions: JSON.stringify([...before, { name, version }]) };
}

/** A tag that somebody has overwritten with something else is made anew. */
function listIn(tag = '[]'): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(tag);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function wasTaken(error: unknown): boolean {
  return error instanceof StoreError && error.fault === 'conflict' && error.outcome === undefined;
}
