import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const sample = path.resolve(import.meta.dirname, '../../sample');

export interface SampleCopy {
  /** Holds `mlflow.db` and `mlartifacts`. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/** A copy of the sample project that a test may change. */
export async function copySample(): Promise<SampleCopy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'podium-sample-'));
  await cp(sample, folder, { recursive: true });
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}
