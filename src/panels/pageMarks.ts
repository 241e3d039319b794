import * as v from 'valibot';
import { makesMarks } from '../model/runMark.ts';
import type { MarkAsk, MarkCall, PageMarks } from '../protocol/marks.ts';
import type { RunAddress } from '../services/pages.ts';
import { checkCount, type RunMarks } from '../services/runs/runMarks.ts';
import type { Answerer } from './page.ts';
import type { StoredRun } from './shownRuns.ts';

/** How the runs are marked that a page has. */
export function pageMarks({ all }: RunMarks, isHere: (run: RunAddress) => boolean): PageMarks {
  const here = [...all].filter(([, run]) => isHere(run));
  return {
    hidden: here.flatMap(([id, { isHidden }]) => (isHidden ? [id] : [])),
    colors: here.flatMap(([id, { color }]) => (color === undefined ? [] : [[id, color] as const])),
  };
}

/** Whether a run is one of some. */
export function isOneOf(runs: readonly StoredRun[]): (run: RunAddress) => boolean {
  const keys = new Set(runs.map(({ connection, run }) => keyOf(connection.id, run.runId)));
  return ({ connectionId, runId }) => keys.has(keyOf(connectionId, runId));
}

function keyOf(connectionId: string, runId: string): string {
  return JSON.stringify([connectionId, runId]);
}

const markAsk = v.object({
  runs: v.pipe(v.array(v.string()), v.maxLength(100_000)),
  isHidden: v.exactOptional(v.boolean()),
  color: v.exactOptional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))),
});

/** Marks runs that a page names. */
export function markAnswer(
  marks: RunMarks,
  named: (ids: readonly string[]) => readonly StoredRun[],
): Answerer<MarkCall['ask'], MarkCall['answer']> {
  return {
    ask: markAsk,
    answer: async ({ runs, ...change }: MarkAsk) => {
      // A page is told of marks also where it has not seen the run yet.
      const known = runs.flatMap((id) => marks.all.get(id) ?? []);
      const unmarked = makesMarks(change) ? runs.filter((id) => !marks.all.has(id)) : [];
      // Before so many are looked for.
      checkCount(unmarked.length);
      const others = named(unmarked);
      const addresses = others.map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId }));
      await marks.change([...known, ...addresses], change);
      return undefined;
    },
  };
}
