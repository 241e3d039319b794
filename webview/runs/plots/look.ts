import * as v from 'valibot';
import { columnShape } from '../../../src/model/columnShape.ts';

export const tabs = ['parallel', 'scatter', 'boxes', 'contour', 'importance'] as const;
export type Tab = (typeof tabs)[number];

const chosen = v.exactOptional(v.fallback(v.optional(columnShape), undefined));

const look = v.object({
  tab: v.fallback(v.picklist(tabs), 'parallel'),
  /** Absent as long as nobody chose. */
  axes: v.exactOptional(v.fallback(v.optional(v.pipe(v.array(columnShape), v.maxLength(40), v.readonly())), undefined)),
  /** By the key of a column; absent for what suits its numbers. */
  logs: v.fallback(v.pipe(v.record(v.string(), v.boolean()), v.readonly()), () => ({})),
  /** Of the scatter plot. */
  x: chosen,
  y: chosen,
  color: chosen,
  size: chosen,
  /** Of all plots that explain one. */
  metric: chosen,
  group: chosen,
  /** Of the contour plot. */
  across: chosen,
  up: chosen,
});

export type PlotsLook = v.InferOutput<typeof look>;

/** How the plots were looked at, as far as it can be told from what was remembered. */
export function plotsLook(remembered: unknown): PlotsLook {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(look, isObject ? remembered : {});
}
