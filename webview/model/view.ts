import * as v from 'valibot';
import type { ModelProtocol } from '../../src/protocol/model.ts';
import type { ShownPage } from '../common/page.ts';

const sort = v.object({ column: v.string(), descending: v.boolean() });
const text = v.fallback(v.string(), '');

const shape = v.object({
  search: text,
  sort: v.fallback(v.optional(sort), undefined),
  metric: v.fallback(v.optional(v.string()), undefined),
  selected: v.fallback(v.optional(v.string()), undefined),
  /** The versions that stand beside each other. */
  compared: v.fallback(v.optional(v.pipe(v.tuple([v.string(), v.string()]), v.readonly())), undefined),
  onlyDiffering: v.fallback(v.optional(v.boolean(), true), true),
  scrollTop: v.fallback(v.number(), 0),
  scrollLeft: v.fallback(v.number(), 0),
});

/** How the page of a model is looked at. */
export type ModelView = v.InferOutput<typeof shape>;

export type ModelShown = ShownPage<ModelProtocol, ModelView>;

export function viewOf(remembered: unknown): ModelView {
  const known = v.safeParse(shape, remembered ?? {});
  return known.success ? known.output : v.parse(shape, {});
}
