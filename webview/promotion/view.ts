import * as v from 'valibot';
import type { PromotionProtocol } from '../../src/protocol/promotion.ts';
import type { ShownPage } from '../common/page.ts';

const text = v.fallback(v.optional(v.string(), ''), '');
const no = v.fallback(v.optional(v.boolean(), false), false);

const shape = v.object({
  why: text,
  /** The model's name, as it was typed. */
  typed: text,
  isOverriding: no,
  /** Whether metrics are shown that are the same. */
  showsAll: no,
});

/** What was written on the page of a promotion, and how it is looked at. */
export type PromotionView = v.InferOutput<typeof shape>;

export type PromotionShown = ShownPage<PromotionProtocol, PromotionView>;

export function viewOf(remembered: unknown): PromotionView {
  const known = v.safeParse(shape, remembered ?? {});
  return known.success ? known.output : v.parse(shape, {});
}
