import assert from 'node:assert/strict';
import { mapAtOnce } from '../../src/base/mapAtOnce.ts';
import { chartsPage } from '../../src/panels/charts/chartsPage.ts';
import type { Page } from '../../src/panels/page.ts';
import type { ChartsProtocol, Series } from '../../src/protocol/charts.ts';
import { testApp } from '../support/app.ts';
import { benchFolder } from './benchFolder.ts';
import { watched, type Watched } from './blocks.ts';
import { longCurves } from './longCurves.ts';
import { atMost, info, ms, timesFaster, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const maxPoints = 1000;
// As the page itself asks.
const runsPerAsk = 10;
const asksAtOnce = 3;
const never = new AbortController().signal;

/** What the host of a charts page takes for all curves of twenty runs: a first impression, each with its extremes, and the next time. */
export async function seriesLines({ uri }: BenchStore): Promise<readonly Line[]> {
  console.log('Reading 60 curves of 100,000 points for a charts page, twice …');
  const cacheFolder = await benchFolder('cache');
  const first = await opened(uri, cacheFolder, async (page) => {
    const content = await watched(() => page.read(never));
    const quick = await watched(() => readAll(page, true));
    const exact = await watched(() => readAll(page, false));
    const again = await watched(() => readAll(page, false));
    return { content, quick, exact, again };
  });
  const second = await opened(uri, cacheFolder, async (page) => {
    const content = await watched(() => page.read(never));
    return { content, curves: await watched(() => readAll(page, false)) };
  });
  const parts: readonly Watched[] = [...Object.values(first), ...Object.values(second)];
  const exactMs = first.exact.tookMs;
  return [
    info('charts of 20 runs: what there is, the store not opened yet', ms(first.content.tookMs)),
    info('60 curves of 100,000 points, every extreme', ms(exactMs)),
    timesFaster('  a first impression of all', first.quick.tookMs, exactMs, 10),
    timesFaster('  shown again, from memory', first.again.tookMs, exactMs, 30),
    timesFaster('  opened again later, from the disk', second.curves.tookMs, exactMs, 10),
    atMost('  extension host: most work in one stretch', Math.max(...parts.map((one) => one.longestWorkMs)), 50, ms),
  ];
}

async function opened<Result>(
  uri: string,
  cacheFolder: string,
  work: (page: Page<ChartsProtocol>) => Promise<Result>,
): Promise<Result> {
  using app = testApp({ connections: [{ name: 'long', trackingUri: uri }] });
  const context = { ...app, execute: () => Promise.resolve(), cacheFolder };
  const { experimentId } = longCurves;
  const page = chartsPage({ kind: 'experimentCharts', connectionId: 'settings/long', experimentId }, context);
  try {
    return await work(page);
  } finally {
    page.dispose();
  }
}

async function readAll(page: Page<ChartsProtocol>, quick: boolean): Promise<void> {
  const { runs } = await page.read(never);
  const ids = runs.map(({ id }) => id);
  const asks = longCurves.keys.flatMap((key) =>
    Array.from({ length: Math.ceil(ids.length / runsPerAsk) }, (_, index) => ({
      key,
      runs: ids.slice(index * runsPerAsk, (index + 1) * runsPerAsk),
      maxPoints,
      ...(quick && { quick }),
    })),
  );
  const answers = await mapAtOnce(asks, asksAtOnce, (ask) => page.answers.series.answer(ask, never));
  const wrong = (series: Series): boolean => series.quick !== quick || !(series.steps.length > 100);
  assert.equal(answers.flat().length, longCurves.runs * longCurves.keys.length);
  assert.deepEqual(answers.flat().filter(wrong), []);
}
