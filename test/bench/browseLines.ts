import { benchFolder } from './benchFolder.ts';
import { inEditor, type Opened } from './editor.ts';
import type { BrowseStep } from './host/browse.ts';
import { itemsPerCall } from './itemsPerCall.ts';
import { atMost, info, ms, spread, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const settings = { 'podium.tree.pageSize': 250, 'podium.runs.refreshInterval': 0 };

/** The large store, browsed with its database open, or through a server. */
export async function browseLines(store: BenchStore, url?: string): Promise<readonly Line[]> {
  console.log(`Browsing 20,000 runs ${url === undefined ? 'in their database' : 'through mlflow server'} …`);
  const { calls, most } = await itemsPerCall(store, url ?? store.uri);
  const steps = await inEditor('browse', await opened(store, url));
  const idle = steps.filter(({ step }) => step === 'idle');
  const busy = steps.filter(({ step }) => step !== 'idle');
  return [
    atMost(`most items of one store call, of ${String(calls)} calls`, most, 250, String),
    ...['first rows', 'expand', 'load more', 'reveal', 'find'].map((step) => tookLine(step, busy)),
    atMost(
      `extension host: most work in one stretch (in ${longest(busy, 'longestWorkMs').step})`,
      longest(busy, 'longestWorkMs').longestWorkMs,
      50,
      ms,
    ),
    info('  when nobody touches it', ms(longest(idle, 'longestWorkMs').longestWorkMs)),
    info('  longest block by the clock, other programs included', ms(longest(busy, 'longestBlockMs').longestBlockMs)),
    info('  when nobody touches it', ms(longest(idle, 'longestBlockMs').longestBlockMs)),
  ];
}

/** A folder without a store, where Podium shall find none but the server. */
async function opened(store: BenchStore, url: string | undefined): Promise<Opened> {
  if (url === undefined) return { ...store, settings };
  const folder = await benchFolder('empty');
  return { ...store, folder, settings: { ...settings, 'podium.connections': [{ name: 'server', trackingUri: url }] } };
}

function tookLine(name: string, steps: readonly BrowseStep[]): Line {
  const { min, median } = spread(steps.filter(({ step }) => step === name).map(({ tookMs }) => tookMs));
  return info(
    `${name}, from the press until it is seen`,
    min === median ? ms(median) : `${ms(median)} (least ${ms(min)})`,
  );
}

function longest(steps: readonly BrowseStep[], by: 'longestBlockMs' | 'longestWorkMs'): BrowseStep {
  const [most] = steps.toSorted((a, b) => b[by] - a[by]);
  if (!most) throw new Error('Nothing was browsed.');
  return most;
}
