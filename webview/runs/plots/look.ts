import * as v from 'valibot';
import { columnShape } from '../../../src/compare/columnShape.ts';

const look = v.object({
  /** Absent as long as nobody chose. */
  axes: v.exactOptional(v.fallback(v.optional(v.pipe(v.array(columnShape), v.maxLength(40), v.readonly())), undefined)),
  /** By the key of a column; absent for what suits its numbers. */
  logs: v.fallback(v.pipe(v.record(v.string(), v.boolean()), v.readonly()), () => ({})),
});

export type PlotsLook = v.InferOutput<typeof look>;

/** How the plots were looked at, as far as it can be told from what was remembered. */
export function plotsLook(remembered: unknown): PlotsLook {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(look, isObject ? remembered : {});
}
