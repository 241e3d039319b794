import { at } from './lookup.ts';
import { isDrawable } from './points.ts';

interface Course {
  readonly xs: Float64Array;
  readonly values: Float64Array;
  /** Indexes from left to right. */
  readonly order: Uint32Array;
}

/**
 * From which x on a line is above all others (with `sign` -1: below); undefined where it always was, from its first point on.
 * Each line stands where its last finite value was, also after its end; before its first it does not take part.
 */
export function standing(leader: Course, others: readonly Course[], sign: 1 | -1): number | undefined {
  return others.reduce<number | undefined>((latest, other) => {
    const since = ahead(leader, other, sign);
    return since === undefined || (latest !== undefined && latest > since) ? latest : since;
  }, undefined);
}

function ahead(leader: Course, other: Course, sign: 1 | -1): number | undefined {
  const [own, their] = [walker(leader), walker(other)];
  let [isBehind, since] = [false, undefined as number | undefined];
  for (;;) {
    const x = Math.min(own.next(), their.next());
    if (x === Infinity) return isBehind ? Infinity : since;
    const isNowBehind = (own.pass(x) - their.pass(x)) * sign <= 0;
    if (isBehind && !isNowBehind) since = x;
    isBehind = isNowBehind;
  }
}

interface Walker {
  /** Where the next point lies; Infinity after the last. */
  next(): number;
  /** Goes past all points at x, and gives the last finite value up to there; NaN before the first. */
  pass(x: number): number;
}

function walker({ xs, values, order }: Course): Walker {
  let [place, value] = [0, NaN];
  const next = (): number => (place < order.length ? at(xs, at(order, place)) : Infinity);
  return {
    next,
    pass(x) {
      for (; next() === x; place++) {
        const passed = at(values, at(order, place));
        if (isDrawable(passed)) value = passed;
      }
      return value;
    },
  };
}
