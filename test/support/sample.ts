import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const sample = path.resolve(import.meta.dirname, '../../sample');

export interface SampleCopy {
  /** Holds `mlflow.db` and `mlartifacts`. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/** A copy of the sample project that a test may change. It goes with this process, should nobody dispose of it. */
export async function copySample(): Promise<SampleCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'podium-sample-'));
  const forgotten = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', forgotten);
  await cp(sample, folder, { recursive: true });
  return {
    folder,
    async dispose() {
      await rm(folder, { recursive: true, force: true });
      process.off('exit', forgotten);
    },
  };
}
