import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { keyed } from '../../base/keyed.ts';
import { pathName } from '../../base/pathName.ts';
import type { Texts } from '../../host/texts.ts';
import type { DocumentAddress } from '../../host/ui.ts';
import type { Run } from '../../model/run.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { App } from '../app.ts';
import { connectionWith } from '../connectionWith.ts';
import { namedTexts } from './namedTexts.ts';
import type { NodeOf } from '../node.ts';
import { shortId } from '../shortId.ts';

/** The scheme of what runs logged, as texts. */
export const runScheme = 'podium-run';

/** What of a run stands in a text of its own. */
export const runParts = ['params', 'metrics', 'tags'] as const;

export type RunPart = (typeof runParts)[number];

/** `podium-run:/swift-fox/params.yaml?store=…&run=…&part=params`: the path is for people, and for the colours of YAML. */
export function runTextAddress(
  { connection, run }: NodeOf<'run'>,
  part: RunPart,
  called = run.runName,
): DocumentAddress {
  const query = new URLSearchParams({ store: shortId(connection), run: run.runId, part });
  const path = `/${pathName(called === '' ? run.runId : called)}/${part}.yaml`;
  return { scheme: runScheme, path, query: query.toString() };
}

/** What runs logged, read when it is looked at, and again after Podium changed a run. */
export function runTexts({ connections, changes }: Pick<App, 'connections' | 'changes'>): Texts {
  const changed = new Emitter<void>();
  changes.onDidChange(({ edits }) => {
    if (edits.some(({ field }) => field.of.kind === 'run')) changed.fire();
  });
  return {
    scheme: runScheme,
    onDidChange: changed.event,
    async read(query, signal) {
      const { store, run: runId, part } = partIn(query);
      const connection = await connectionWith(connections, store);
      const run = await connections.ask(connection, (opened) => opened.getRun(runId, signal));
      return namedTexts(part === 'metrics' ? metricTexts(run) : run[part]);
    },
  };
}

const address = v.object({ store: v.string(), run: v.string(), part: v.picklist(runParts) });

function partIn(query: string): v.InferOutput<typeof address> {
  const asked = v.safeParse(address, Object.fromEntries(new URLSearchParams(query)));
  if (asked.success) return asked.output;
  throw new StoreError('notFound', 'This is the address of no run.');
}

/** With all digits: no two values that differ look alike. */
function metricTexts({ metrics }: Run): Readonly<Record<string, string>> {
  return keyed(Object.entries(metrics).map(([key, value]) => [key, String(value)] as const));
}
