import { join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { DatasetInput, ModelReference, Run } from '../../model/run.ts';
import { given } from '../given.ts';
import type { Disk, Stamp } from './disk.ts';
import { readMeta } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { optionalNumber, optionalText, text, type Fields } from './yaml.ts';

export type RunInputs = Pick<Run, 'datasets' | 'modelInputs' | 'modelOutputs'>;

export const noInputs: RunInputs = { datasets: [], modelInputs: [], modelOutputs: [] };

/** Reads what a run read and wrote. MLflow never changes such a file, so the stamps of the two folders say all. */
export async function readInputs(disk: Disk, runPath: string, datasetsPath: string, notes: Notes): Promise<RunInputs> {
  const inputs = await metasIn(disk, join(runPath, 'inputs'), notes);
  const outputs = await metasIn(disk, join(runPath, 'outputs'), notes);
  const datasets: DatasetInput[] = [];
  for (const input of inputs.filter((fields) => text(fields, 'source_type') === 'DATASET')) {
    const dataset = await notes.orSkip(datasetsPath, () => readDataset(disk, datasetsPath, text(input, 'source_id')));
    if (dataset) datasets.push({ ...dataset, tags: keyed(tagsOf(input)) });
  }
  return {
    datasets,
    modelInputs: inputs
      .filter((fields) => text(fields, 'source_type') === 'MODEL')
      .map((fields) => ({ modelId: text(fields, 'source_id') })),
    modelOutputs: outputs.filter((fields) => text(fields, 'destination_type') === 'MODEL_OUTPUT').map(asOutput),
  };
}

/** The state of the two folders. */
export function inputsStamp(disk: Disk, runPath: string): Stamp {
  const stamps = ['inputs', 'outputs'].map((name) => disk.stamp(join(runPath, name)) ?? 'none');
  return stamps.includes('') ? '' : stamps.join(' ');
}

async function metasIn(disk: Disk, folder: string, notes: Notes): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (const name of disk.entries(folder)?.folders ?? []) {
    const path = join(folder, name);
    const meta = await notes.orSkip(path, () => readMeta(disk, join(path, 'meta.yaml')));
    if (meta) found.push(meta.fields);
  }
  return found;
}

async function readDataset(
  disk: Disk,
  datasetsPath: string,
  id: string,
): Promise<Omit<DatasetInput, 'tags'> | undefined> {
  // It comes from a file that anybody may have written.
  if (!/^[\w-]+$/.test(id)) return undefined;
  const fields = (await readMeta(disk, join(datasetsPath, id, 'meta.yaml')))?.fields;
  return (
    fields && {
      name: text(fields, 'name'),
      digest: text(fields, 'digest'),
      sourceType: text(fields, 'source_type'),
      source: text(fields, 'source'),
      ...given('schema', optionalText(fields, 'schema')),
      ...given('profile', optionalText(fields, 'profile')),
    }
  );
}

function tagsOf(input: Fields): (readonly [string, string])[] {
  const tags = input.get('tags');
  if (!(tags instanceof Map)) return [];
  return [...(tags as Fields).keys()]
    .filter((key) => typeof key === 'string')
    .map((key) => [key, text(tags as Fields, key)]);
}

// MLflow writes the model's id into both ends.
function asOutput(fields: Fields): ModelReference {
  return { modelId: text(fields, 'destination_id'), ...given('step', optionalNumber(fields, 'step')) };
}
