import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { browseLines } from '../test/bench/browseLines.ts';
import { cancelLines } from '../test/bench/cancelLines.ts';
import { curveLines } from '../test/bench/curveLines.ts';
import { growthLines } from '../test/bench/growthLines.ts';
import { hostLines } from '../test/bench/hostLines.ts';
import { manyRunsLines } from '../test/bench/manyRunsLines.ts';
import { metricFileLines } from '../test/bench/metricFileLines.ts';
import { packageLines } from '../test/bench/packageLines.ts';
import { pageLines } from '../test/bench/pageLines.ts';
import { questionLines } from '../test/bench/questionLines.ts';
import { readLines } from '../test/bench/readLines.ts';
import { printTable, type Section } from '../test/bench/report.ts';
import { runsLines } from '../test/bench/runsLines.ts';
import { searchLines } from '../test/bench/searchLines.ts';
import { seriesLines } from '../test/bench/seriesLines.ts';
import { startLines } from '../test/bench/startLines.ts';
import { largeStore, longCurvesStore, manyRunsStore, sampleStore, tableRunsStore } from '../test/bench/stores.ts';
import { trainingLines } from '../test/bench/trainingLines.ts';
import { webUiLines } from '../test/bench/webUiLines.ts';
import { startMlflow } from '../test/support/mlflowServer.ts';
import { packageExtension } from './lib/package.ts';

/** Speeds and sizes, in ten minutes, in a table and in .artifacts/bench.json. What falls short is said, and no failure. */

const startMs = performance.now();
console.log('Building Podium …');
const built = await packageExtension();
const sample = await sampleStore();
const large = await largeStore();

const sections: Section[] = [
  { title: 'Size', lines: await packageLines(built) },
  { title: 'Start', lines: [...(await readLines(sample)), ...(await startLines([sample, large]))] },
  { title: '20,000 runs in their database', lines: await browseLines(large) },
  { title: 'A training script beside Podium', lines: await trainingLines() },
];
const server = await startMlflow({ folder: large.folder });
try {
  sections.push(
    { title: '20,000 runs through mlflow server', lines: await browseLines(large, server.url) },
    { title: 'Cancelled', lines: await cancelLines(large) },
    { title: 'Database and server compared', lines: await questionLines(large, server.url) },
  );
} finally {
  await server.stop();
}
const [manyRuns, curves] = [await manyRunsStore(), await longCurvesStore()];
sections.push(
  { title: '100,000 runs in one experiment', lines: await searchLines(manyRuns) },
  { title: 'The table of these runs', lines: await manyRunsLines(manyRuns) },
  { title: 'Metric histories', lines: [...(await curveLines(curves)), ...(await metricFileLines())] },
  { title: 'Metric charts: the host of the page', lines: await seriesLines(curves) },
  { title: 'Pages beside MLflow’s web UI', lines: await webUiLines(curves) },
  { title: 'Tables of runs beside MLflow’s web UI', lines: await runsLines(await tableRunsStore()) },
  { title: 'Pages looked at', lines: [...(await pageLines(curves)), ...(await growthLines(sample))] },
  { title: 'Extension host: most work in one stretch', lines: await hostLines(large) },
);

console.log();
printTable(sections);
const [load = 0] = os.loadavg();
console.log(
  `\n${String(os.availableParallelism())} processors, load ${load.toFixed(1)}; ${((performance.now() - startMs) / 1000).toFixed(0)} s`,
);
await writeFile('.artifacts/bench.json', `${JSON.stringify(sections, undefined, 2)}\n`);
