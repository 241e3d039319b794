import * as v from 'valibot';

const step = v.pipe(v.number(), v.safeInteger());

const view = v.object({
  /** What is looked for in the names. */
  search: v.fallback(v.string(), ''),
  /** The image that is seen large; `null` for none, absent where nobody chose yet. */
  open: v.exactOptional(v.fallback(v.optional(v.nullable(v.string())), undefined)),
  /** The step that is looked at; the last where absent. */
  step: v.exactOptional(v.fallback(v.optional(step), undefined)),
  /** How two images are compared. */
  mode: v.fallback(v.picklist(['side', 'swipe', 'difference']), 'side'),
  /** Whether small differences are made bright. */
  isAmplified: v.fallback(v.boolean(), false),
  scrollTop: v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
});

export type ImagesView = v.InferOutput<typeof view>;

/** How the images were looked at, as far as it can be told from what was remembered. */
export function viewOf(remembered: unknown): ImagesView {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(view, isObject ? remembered : {});
}
