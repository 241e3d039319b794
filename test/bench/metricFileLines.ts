import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../src/stores/index.ts';
import { benchFolder } from './benchFolder.ts';
import { watched, type Watched } from './blocks.ts';
import { atMost, mb, ms, spread, type Line } from './report.ts';

const repeats = 4;
const lineCount = 1_000_000;
const runId = '1'.padStart(32, '0');
const sample = { runIds: [runId], key: 'loss', maxPoints: 1000 };

/** One metric of a folder, whose file has a million lines. */
export async function metricFileLines(): Promise<readonly Line[]> {
  console.log('Reading a metric file of 1,000,000 lines …');
  const store = await openStore(await folderWithLongMetric());
  try {
    await store.searchExperiments(); // Its code is loaded.
    const growth = await peakGrowth(() => store.sampleMetricHistories(sample));
    const samples = await repeated(() => store.sampleMetricHistories(sample));
    const wholes = await repeated(() => store.getMetricHistory(runId, 'loss'));
    const longestWorkMs = Math.max(...[...samples, ...wholes].map((each) => each.longestWorkMs));
    return [
      atMost('metric file of 1,000,000 lines, to its envelope', leastOf(samples), 1_000, ms),
      atMost('  memory that this takes at most, its thread included', growth, 200_000_000, mb),
      atMost('metric file of 1,000,000 lines, to every point', leastOf(wholes), 1_000, ms),
      atMost('  extension host: most work in one stretch', longestWorkMs, 50, ms),
    ];
  } finally {
    await store.close();
  }
}

async function repeated(work: () => Promise<unknown>): Promise<readonly Watched[]> {
  const all: Watched[] = [];
  for (let round = 0; round < repeats; round++) all.push(await watched(work));
  return all;
}

/** What it takes when nothing else runs: the limit is a time, not a ratio. */
function leastOf(all: readonly Watched[]): number {
  return spread(all.map(({ tookMs }) => tookMs)).min;
}

async function folderWithLongMetric(): Promise<string> {
  const folder = await benchFolder('mlruns');
  const run = path.join(folder, '0', runId);
  for (const name of ['metrics', 'params', 'tags', 'artifacts']) await mkdir(path.join(run, name), { recursive: true });
  const experiment = { experiment_id: '0', name: 'Default', artifact_location: folder, lifecycle_stage: 'active' };
  await writeFile(path.join(folder, '0/meta.yaml'), yaml(experiment));
  const info = { run_id: runId, run_uuid: runId, experiment_id: '0', run_name: 'long', user_id: 'bench' };
  const state = { artifact_uri: run, lifecycle_stage: 'active', status: 3, start_time: 1, end_time: 2 };
  await writeFile(path.join(run, 'meta.yaml'), yaml({ ...info, ...state }));
  const lines = Array.from(
    { length: lineCount },
    (_, step) => `${String(1767225600000 + step)} ${String(1 / (step + 1))} ${String(step)}\n`,
  );
  await writeFile(path.join(run, 'metrics/loss'), lines.join(''));
  return folder;
}

function yaml(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** How much larger this process is, at most, than before, in bytes. */
async function peakGrowth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  await work();
  clearInterval(timer);
  return most - before;
}
