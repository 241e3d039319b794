import type { Run } from '../model/run.ts';

/** How far a run is that goes on. */
export interface Progress {
  /** The greatest step of any metric. */
  readonly step: number;
  readonly stepsPerSecond?: number;
  /** Where a param tells how many steps there will be. */
  readonly leftMs?: number;
}

/** A step, and when it was logged, as the client's clock had it. */
export interface Mark {
  readonly step: number;
  readonly timestampMs: number;
  /** When it was seen first, by our own clock. */
  readonly seenMs: number;
}

const mostMarks = 6;
/** So much longer than usual without a step, and at least so long, and nobody knows any more when the next will come. */
const patience = 10;
const leastPatienceMs = 60_000;

/** What people call the number of steps to come, the plainest first; without case, `_` and `-`. Epochs are steps only where they are what is logged by. */
const names = [
  ...['totalsteps', 'maxsteps', 'numsteps', 'nsteps', 'steps'],
  ...['maxiter', 'maxiters', 'niter', 'numiterations', 'iterations'],
  ...['totalepochs', 'maxepochs', 'numepochs', 'nepochs', 'epochs', 'numtrainepochs'],
];

/** Takes down where a run is; to be called at each reading with what the last one gave. */
export function marked(marks: readonly Mark[], run: Run, nowMs: number): readonly Mark[] {
  const now = greatest(run);
  const last = marks.at(-1);
  if (!now) return [];
  if (last?.step === now.step) return marks;
  const mark = { ...now, seenMs: nowMs };
  // Steps that begin anew are another run under the same name.
  return last && last.step > now.step ? [mark] : [...marks, mark].slice(-mostMarks);
}

/** Where it is, how fast it was lately, and when it will end, as far as that is known. */
export function progressOf(run: Run, marks: readonly Mark[], nowMs: number): Progress | undefined {
  const last = marks.at(-1);
  if (!last) return undefined;
  const stepsPerSecond = rateOf(marks, nowMs);
  const total = totalOf(run, last.step);
  const leftMs =
    stepsPerSecond === undefined || total === undefined ? undefined : ((total - last.step) / stepsPerSecond) * 1000;
  return {
    step: last.step,
    ...(stepsPerSecond !== undefined && { stepsPerSecond }),
    ...(leftMs !== undefined && { leftMs }),
  };
}

/** System metrics have steps of their own. */
function greatest({ latestMetrics }: Run): Omit<Mark, 'seenMs'> | undefined {
  let found: Omit<Mark, 'seenMs'> | undefined;
  for (const key of Object.keys(latestMetrics)) {
    const point = latestMetrics[key];
    if (!point || key.startsWith('system/')) continue;
    if (!found || point.step > found.step) found = { step: point.step, timestampMs: point.timestampMs };
  }
  return found;
}

/** The middle one of the last few rates, so that one long pause (a validation, a checkpoint) does not count. */
function rateOf(marks: readonly Mark[], nowMs: number): number | undefined {
  const pairs = marks.slice(1).flatMap((mark, index) => {
    const before = marks[index];
    return before ? [{ steps: mark.step - before.step, ms: mark.timestampMs - before.timestampMs }] : [];
  });
  const timed = pairs.filter(({ ms }) => ms > 0);
  const rate = middle(timed.map(({ steps, ms }) => (steps / ms) * 1000));
  const usualMs = middle(timed.map(({ ms }) => ms));
  const last = marks.at(-1);
  if (rate === undefined || usualMs === undefined || !last) return undefined;
  return nowMs - last.seenMs > Math.max(leastPatienceMs, patience * usualMs) ? undefined : rate;
}

function middle(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function totalOf({ params }: Run, step: number): number | undefined {
  let best: { readonly rank: number; readonly total: number } | undefined;
  for (const name of Object.keys(params)) {
    const rank = names.indexOf(name.toLowerCase().replaceAll(/[_\-. ]/g, ''));
    const text = params[name] ?? '';
    if (rank < 0 || !/^\d{1,15}$/.test(text)) continue;
    const total = Number(text);
    if (total > 0 && step <= total && (!best || rank < best.rank)) best = { rank, total };
  }
  return best?.total;
}
