import * as v from 'valibot';
import { slices } from '../../base/slices.ts';
import { sortInSlices } from '../../base/sortInSlices.ts';
import { byFolderOrder, type FileInfo } from '../../model/artifact.ts';
import { requirementLines } from '../../model/requirement.ts';
import type { RecordedEnvironment } from '../../protocol/run.ts';
import { modelFile } from '../../services/registry/modelFiles.ts';
import { modelPlaces } from '../../services/registry/modelPlaces.ts';
import type { NodeOf } from '../../services/node.ts';
import { given } from '../../stores/given.ts';
import type { PageContext } from '../page.ts';
import type { CurrentRun, ShownRun } from './shownRun.ts';

export function runFiles(current: CurrentRun, execute: PageContext['execute']) {
  return {
    artifacts: {
      ask: v.object({ path: v.string() }),
      answer: async ({ path }: { readonly path: string }, signal: AbortSignal): Promise<readonly FileInfo[]> => {
        const { run, ask } = current();
        const folder = path === '' ? undefined : path;
        const files = await ask((store) => store.listArtifacts({ runId: run.runId }, folder, signal));
        return sortInSlices(files, byFolderOrder, slices(signal));
      },
    },
    openArtifact: {
      ask: v.object({ path: v.string() }),
      answer: async ({ path }: { readonly path: string }): Promise<undefined> => {
        const { connection, run } = current();
        const file = { path, isDir: false };
        const node: NodeOf<'artifact'> = {
          kind: 'artifact',
          connection,
          owner: { runId: run.runId },
          ownerName: run.runName,
          file,
        };
        await execute('podium.artifact.open', node);
        return undefined;
      },
    },
  };
}

/** The `MLmodel` of the last model that the run wrote; `undefined` where it wrote none. */
export async function recordedModel(shown: ShownRun, signal: AbortSignal): Promise<string | undefined> {
  for (const place of modelPlaces(shown.run)) {
    const text = await shown.ask((store) => modelFile(store, place, 'MLmodel', signal));
    if (text !== undefined) return text;
  }
  return undefined;
}

/**
 * The environment that MLflow recorded beside the last model that the run wrote: as a logged model, or, before MLflow 3, among the run's own
 * files. `undefined` where it recorded none.
 */
export async function recordedEnvironment(
  shown: ShownRun,
  signal: AbortSignal,
): Promise<RecordedEnvironment | undefined> {
  for (const place of modelPlaces(shown.run)) {
    const requirements = await shown.ask((store) => modelFile(store, place, 'requirements.txt', signal));
    if (requirements === undefined) continue;
    const environment = await shown.ask((store) => modelFile(store, place, 'python_env.yaml', signal));
    return {
      from: place.uri,
      requirements: requirementLines(requirements),
      ...given('python', /^python:\s*["']?(\d[\w.]*)/m.exec(environment ?? '')?.[1]),
    };
  }
  return undefined;
}
