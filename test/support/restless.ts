import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMeta } from './mlruns.ts';

const lastsMs = 2_000;

/** The runs that come and go. */
export const restlessIds = Array.from({ length: 12 }, (_, at) => at.toString(16).padStart(32, 'd'));

/**
 * Starts a process that for two seconds disturbs a file store, or the place of a database, in the same way for the same seed. It is at it when this
 * resolves. To be killed by whoever does not wait for its end.
 */
export async function startDisturbing(store: string, seed: number): Promise<ChildProcess> {
  const child = fork(fileURLToPath(import.meta.url), [store, String(seed)]);
  await once(child, 'message');
  return child;
}

/** Moves a database away and back again. */
function disturbDatabase(file: string): void {
  const endMs = Date.now() + lastsMs;
  while (Date.now() < endMs) {
    renameSync(file, `${file}-away`);
    renameSync(`${file}-away`, file);
  }
}

/** Makes, removes and moves runs, and what is in them, and experiments and models, for as long as the store is there. */
function disturbFolder(store: string, seed: number): void {
  const next = random(seed);
  const pick = (most: number): number => Math.floor(next() * most);
  const changes: readonly ((run: string, runId: string) => void)[] = [
    (run, runId) => {
      for (const name of ['metrics', 'params', 'tags', 'artifacts'])
        mkdirSync(path.join(run, name), { recursive: true });
      writeFileSync(path.join(run, 'meta.yaml'), runMeta({ runId, name: 'restless' }, path.join(run, 'artifacts')));
      for (const name of ['metrics/loss', 'metrics/val/loss']) {
        mkdirSync(path.dirname(path.join(run, name)), { recursive: true });
        writeFileSync(path.join(run, name), '1 0.5 0\n2 0.25 1\n');
      }
      writeFileSync(path.join(run, 'params/lr'), '0.1');
      writeFileSync(path.join(run, 'artifacts/a.txt'), 'a');
    },
    (run) => rmSync(run, { recursive: true }),
    (run) => renameSync(run, `${run}-away`),
    (run) => renameSync(`${run}-away`, run),
    (run) => rmSync(path.join(run, 'metrics'), { recursive: true }),
    (run) => rmSync(path.join(run, 'meta.yaml')),
    (run) => renameSync(path.join(run, 'params/lr'), path.join(run, 'params/rate')),
    (run) => writeFileSync(path.join(run, 'metrics'), 'a file where a folder was'),
    () => renameSync(path.join(store, '2'), path.join(store, '.trash/2')),
    () => renameSync(path.join(store, '.trash/2'), path.join(store, '2')),
    () => renameSync(path.join(store, 'models/net'), path.join(store, 'models/gone')),
    () => renameSync(path.join(store, 'models/gone'), path.join(store, 'models/net')),
    () => rmSync(path.join(store, 'models/net/version-1'), { recursive: true }),
  ];
  const endMs = Date.now() + lastsMs;
  while (Date.now() < endMs) {
    const runId = restlessIds[pick(restlessIds.length)] ?? '';
    try {
      // To make one takes more than to undo it.
      changes[next() < 0.4 ? 0 : pick(changes.length)]?.(path.join(store, '1', runId), runId);
    } catch (error) {
      // What is to be moved need not be there.
      if (!/^(ENOENT|ENOTDIR|EEXIST|ENOTEMPTY|EISDIR|ERR_FS_EISDIR)$/.test((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    }
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const [, , store = '', seed = '1'] = process.argv;
  process.send?.('began');
  if (store.endsWith('.db')) disturbDatabase(store);
  else disturbFolder(store, Number(seed));
  process.disconnect();
}
