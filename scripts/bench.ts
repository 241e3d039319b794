import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { artifactLines } from '../test/bench/artifactLines.ts';
import { browseLines } from '../test/bench/browseLines.ts';
import { cancelLines } from '../test/bench/cancelLines.ts';
import { curveLines } from '../test/bench/curveLines.ts';
import { growthLines } from '../test/bench/growthLines.ts';
import { hostLines } from '../test/bench/hostLines.ts';
import { manyRunsLines } from '../test/bench/manyRunsLines.ts';
import { metricFileLines } from '../test/bench/metricFileLines.ts';
import { modelLines } from '../test/bench/modelLines.ts';
import { packageLines } from '../test/bench/packageLines.ts';
import { pageLines } from '../test/bench/pageLines.ts';
import { plotLines } from '../test/bench/plotLines.ts';
import { questionLines } from '../test/bench/questionLines.ts';
import { readLines } from '../test/bench/readLines.ts';
import { printTable, type Line, type Section } from '../test/bench/report.ts';
import { runsLines } from '../test/bench/runsLines.ts';
import { searchLines } from '../test/bench/searchLines.ts';
import { seriesLines } from '../test/bench/seriesLines.ts';
import { shownAgainLines } from '../test/bench/shownAgainLines.ts';
import { startLines } from '../test/bench/startLines.ts';
import {
  largeStore,
  longCurvesStore,
  manyRunsStore,
  registryStore,
  sampleStore,
  tableRunsStore,
  type BenchStore,
} from '../test/bench/stores.ts';
import { trainingLines } from '../test/bench/trainingLines.ts';
import { webUiLines } from '../test/bench/webUiLines.ts';
import { startMlflow } from '../test/support/mlflowServer.ts';
import { packageExtension } from './lib/package.ts';

/**
 * Speeds and sizes, in a quarter of an hour, in a table and in .artifacts/bench.json; `npm run bench -- pages` measures the sections that are
 * named so; with `--small`, artifacts of which no two gigabytes are written. What falls short is said, and no failure.
 */

const startMs = performance.now();
const isSmall = process.argv.includes('--small');
const wanted = process.argv.slice(2).flatMap((word) => (word.startsWith('--') ? [] : [word.toLowerCase()]));
const isWanted = (title: string): boolean =>
  wanted.length === 0 || wanted.some((word) => title.toLowerCase().includes(word));
const sections: Section[] = [];

async function measure(title: string, lines: () => Promise<readonly Line[]>): Promise<void> {
  if (isWanted(title)) sections.push({ title, lines: await lines() });
}

console.log('Building Podium …');
const built = await packageExtension();
await measure('Size', () => packageLines(built));
await measure('Start', async () => {
  const sample = await sampleStore();
  return [...(await readLines(sample)), ...(await startLines([sample, await largeStore()]))];
});
await measure('20,000 runs in their database', async () => browseLines(await largeStore()));
await measure('A training script beside Podium', trainingLines);
await measure('20,000 runs through mlflow server', () => served((large, url) => browseLines(large, url)));
await measure('Cancelled', async () => cancelLines(await largeStore()));
await measure('Database and server compared', () => served(questionLines));
await measure('100,000 runs in one experiment', async () => searchLines(await manyRunsStore()));
await measure('The table of 100,000 runs', async () => manyRunsLines(await manyRunsStore()));
await measure('Plots beside the table', async () => plotLines(await manyRunsStore()));
await measure('Metric histories', async () => [
  ...(await curveLines(await longCurvesStore())),
  ...(await metricFileLines()),
]);
await measure('Metric charts: the host of the page', async () => seriesLines(await longCurvesStore()));
await measure('Pages beside MLflow’s web UI', async () => webUiLines(await longCurvesStore()));
await measure('Tables of runs beside MLflow’s web UI', async () => runsLines(await tableRunsStore()));
await measure('Models beside MLflow’s web UI', async () => modelLines(await registryStore()));
await measure('Artifacts beside MLflow’s web UI', () => artifactLines(isSmall));
await measure('Pages looked at', async () => [
  ...(await pageLines(await longCurvesStore())),
  ...(await shownAgainLines(await longCurvesStore())),
  ...(await growthLines(await sampleStore())),
]);
await measure('Extension host: most work in one stretch', async () => hostLines(await largeStore()));
if (sections.length === 0) throw new Error(`No section is named like ${wanted.join(' or ')}.`);

async function served<T>(look: (large: BenchStore, url: string) => Promise<T>): Promise<T> {
  const large = await largeStore();
  const server = await startMlflow({ folder: large.folder });
  try {
    return await look(large, server.url);
  } finally {
    await server.stop();
  }
}

console.log();
printTable(sections);
const [load = 0] = os.loadavg();
console.log(
  `\n${String(os.availableParallelism())} processors, load ${load.toFixed(1)}; ${((performance.now() - startMs) / 1000).toFixed(0)} s`,
);
await writeFile('.artifacts/bench.json', `${JSON.stringify(sections, undefined, 2)}\n`);
