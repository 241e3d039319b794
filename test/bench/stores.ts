import { createHash } from 'node:crypto';
import { constants, cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cached } from '../../scripts/lib/cache.ts';
import { benchFolder } from './benchFolder.ts';
import { fillDatabase } from './fillDatabase.ts';
import { fillLargeStore } from './largeStore.ts';
import { busyExperiment } from './largeStoreNames.ts';
import { fillLongCurves } from './longCurves.ts';
import { fillManyRuns } from './manyRuns.ts';
import { fillRegistry } from './registryModels.ts';
import { fillTableRuns } from './tableRuns.ts';

/** A folder with a store in it, for this run of the bench. */
export interface BenchStore {
  readonly title: string;
  readonly folder: string;
  /** The tracking URI of its database. */
  readonly uri: string;
  /** One of its experiments. */
  readonly experiment: string;
}

export async function sampleStore(): Promise<BenchStore> {
  return await copied('sample', path.resolve('sample'), 'wine');
}

/** The large store is made once: MLflow, and what we fill it with, are its name in the cache. */
export async function largeStore(): Promise<BenchStore> {
  const key = await keyOf(['largeStore.ts', 'largeStoreNames.ts']);
  const original = await cached(`large-store-${key}`, async (folder) => {
    console.log('Making a store of 2,000 experiments and 20,000 runs (once) …');
    await fillDatabase(folder, fillLargeStore);
  });
  return await copied('20,000 runs', original, busyExperiment);
}

export async function manyRunsStore(): Promise<BenchStore> {
  const original = await cached(`many-runs-${await keyOf(['manyRuns.ts'])}`, async (folder) => {
    console.log('Making a store of 100,000 runs in one experiment (once) …');
    await fillDatabase(folder, fillManyRuns);
  });
  return await copied('100,000 runs', original, 'many/runs');
}

export async function tableRunsStore(): Promise<BenchStore> {
  const original = await cached(`table-runs-${await keyOf(['tableRuns.ts'])}`, async (folder) => {
    console.log('Making a store of 1,000 and 10,000 runs (once) …');
    await fillDatabase(folder, fillTableRuns);
  });
  return await copied('tables of runs', original, 'table/thousand');
}

export async function registryStore(): Promise<BenchStore> {
  const original = await cached(`registry-${await keyOf(['registryModels.ts'])}`, async (folder) => {
    console.log('Making a store with a model of 1,000 versions (once) …');
    await fillDatabase(folder, fillRegistry);
  });
  return await copied('registered models', original, 'registry');
}

export async function longCurvesStore(): Promise<BenchStore> {
  const original = await cached(`long-curves-${await keyOf(['longCurves.ts'])}`, async (folder) => {
    console.log('Making a store of 20 runs with 3 curves of 100,000 points each (once) …');
    await fillDatabase(folder, fillLongCurves);
  });
  return await copied('20 long curves', original, 'long/curves');
}

async function keyOf(sources: readonly string[]): Promise<string> {
  const files = [...sources, 'fillDatabase.ts', '../../scripts/requirements.txt'];
  const texts = await Promise.all(files.map((file) => readFile(path.join(import.meta.dirname, file), 'utf8')));
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12);
}

async function copied(title: string, original: string, experiment: string): Promise<BenchStore> {
  const folder = await benchFolder('store');
  await cp(original, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { title, folder, uri: `sqlite:///${path.join(folder, 'mlflow.db')}`, experiment };
}
