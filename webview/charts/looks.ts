import type { ChartsView } from './view.ts';

type Looks = ChartsView['looks'];

/** So many runs are remembered that are not shown any more. */
const mostGone = 500;

/** Gives runs that are new numbers of their own; the others keep theirs, also those that may come back. */
export function looksWith(looks: Looks, runs: readonly string[]): Looks {
  const fresh = runs.filter((run) => !Object.hasOwn(looks, run));
  if (fresh.length === 0) return looks;
  const next = Math.max(-1, ...Object.values(looks)) + 1;
  const here = new Set(runs);
  const gone = Object.keys(looks).filter((run) => !here.has(run));
  const forgotten = new Set(gone.slice(0, Math.max(0, gone.length - mostGone)));
  return Object.fromEntries([
    ...Object.entries(looks).filter(([run]) => !forgotten.has(run)),
    ...fresh.map((run, index) => [run, next + index] as const),
  ]);
}
