import { openStore, StoreError } from '../../src/stores/index.ts';
import { serve } from '../support/httpServer.ts';
import { watched } from './blocks.ts';
import { itemsPerCall } from './itemsPerCall.ts';
import { atMost, ms, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

/** What a server could send: the page of 250 runs that people have, the largest there may be, and one run that nobody can show. */
const replies: Readonly<Record<string, () => Buffer>> = {
  'page of 250 runs, 200 metrics and 100 tags each': () => pageOf(250, 200, 100),
  'page of 250 runs, 1,000 metrics and 500 tags each': () => pageOf(250, 1_000, 500),
  'page of one run with 500,000 tags': () => pageOf(1, 0, 500_000),
};

/** How long the extension host could do nothing else: rows read again, and long answers of a server. */
export async function hostLines(large: BenchStore): Promise<readonly Line[]> {
  console.log('Watching what holds up the extension host …');
  const { longestWorkMs } = await itemsPerCall(large, large.uri);
  const lines = [atMost('1,500 rows loaded, and all refreshed: most work in one stretch', longestWorkMs, 50, ms)];
  for (const [what, reply] of Object.entries(replies)) lines.push(await replyLine(what, reply()));
  return lines;
}

async function replyLine(what: string, body: Buffer): Promise<Line> {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  });
  const store = await openStore(server.url);
  let told = '';
  try {
    const { longestWorkMs } = await watched(async () => {
      try {
        await store.searchRuns({ experimentIds: ['1'] });
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        told = ', refused';
      }
    });
    return atMost(`${what} (${(body.length / 1e6).toFixed(1)} MB${told})`, longestWorkMs, 50, ms);
  } finally {
    await store.close();
    await server.close();
  }
}

function pageOf(runs: number, metrics: number, tags: number): Buffer {
  const data = {
    metrics: numbered(metrics, (index) => ({ key: `metric_${index}`, value: 0.123456789, timestamp: 1, step: 1 })),
    tags: numbered(tags, (index) => ({ key: `tag_${index}`, value: `the value of ${index}` })),
  };
  const info = { experiment_id: '1', run_name: 'one', status: 'FINISHED', lifecycle_stage: 'active', start_time: 1 };
  return Buffer.from(JSON.stringify({ runs: numbered(runs, (run_id) => ({ info: { ...info, run_id }, data })) }));
}

function numbered<Item>(count: number, item: (index: string) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => item(String(index)));
}
