import * as v from 'valibot';

const names = v.pipe(v.array(v.string()), v.readonly());
const namesByTable = v.fallback(v.pipe(v.record(v.string(), names), v.readonly()), () => ({}));
const place = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);

const view = v.object({
  search: v.fallback(v.string(), ''),
  onlyDiffering: v.fallback(v.boolean(), true),
  /** The id of a run; the first one where absent, or gone. */
  baseline: v.exactOptional(v.fallback(v.optional(v.string()), undefined)),
  /** One row for each run. */
  isTransposed: v.fallback(v.boolean(), false),
  /** Sections that are folded. */
  folded: v.fallback(names, () => ['system']),
  /** The step of the images under each key; absent for those of which one sees the last. */
  imageSteps: v.fallback(v.pipe(v.record(v.string(), v.number()), v.readonly()), () => ({})),
  /** The path of the table that is looked at; that of most runs where absent, or gone. */
  table: v.exactOptional(v.fallback(v.optional(v.string()), undefined)),
  /** By table, the columns by which somebody joined its rows; of none for their numbers. */
  tableKeys: namesByTable,
  /** By table, the columns that somebody left out. */
  tableLeftOut: namesByTable,
  scrollTop: place,
  scrollLeft: place,
});

export type CompareView = v.InferOutput<typeof view>;

/** How the comparison was looked at, as far as it can be told from what was remembered. */
export function viewOf(remembered: unknown): CompareView {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(view, isObject ? remembered : {});
}
