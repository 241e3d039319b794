import * as v from 'valibot';
import { inFolderOrder, type FileInfo } from '../model/artifact.ts';
import type { RecordedEnvironment } from '../protocol/run.ts';
import { modelPlaces, type ModelPlace } from '../services/modelPlaces.ts';
import type { NodeOf } from '../services/node.ts';
import { given } from '../stores/given.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import type { PageContext } from './page.ts';
import type { CurrentRun, ShownRun } from './shownRun.ts';

/** What MLflow writes beside a model is small; more of it is nothing that it wrote. */
const maxBytes = 64 * 1024;
/** In it stands a signature, which may have thousands of columns. */
const maxModelBytes = 1024 * 1024;

export function runFiles(current: CurrentRun, execute: PageContext['execute']) {
  return {
    artifacts: {
      ask: v.object({ path: v.string() }),
      answer: async ({ path }: { readonly path: string }, signal: AbortSignal): Promise<readonly FileInfo[]> => {
        const { run, ask } = current();
        const folder = path === '' ? undefined : path;
        return inFolderOrder(await ask((store) => store.listArtifacts({ runId: run.runId }, folder, signal)));
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
    const text = await textOf(shown, place, 'MLmodel', signal, maxModelBytes);
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
    const requirements = await textOf(shown, place, 'requirements.txt', signal);
    if (requirements === undefined) continue;
    const environment = await textOf(shown, place, 'python_env.yaml', signal);
    return {
      from: place.uri,
      requirements: requirements
        .split(/\r?\n/)
        .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
        .filter((line) => line !== ''),
      ...given('python', /^python:\s*["']?(\d[\w.]*)/m.exec(environment ?? '')?.[1]),
    };
  }
  return undefined;
}

async function textOf(
  shown: ShownRun,
  { owner, folder }: ModelPlace,
  name: string,
  signal: AbortSignal,
  end = maxBytes,
): Promise<string | undefined> {
  const path = `${folder}${name}`;
  const range = { start: 0, end };
  const bytes = await shown.ask((store) => orAbsent(store.readArtifact(owner, path, range, signal)));
  return bytes && new TextDecoder().decode(bytes);
}
