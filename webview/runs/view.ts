import * as v from 'valibot';
import { layoutShape } from '../../src/compare/layoutShape.ts';
import { columnsShape, sortShape } from '../../src/model/columnShape.ts';
import { plainLayout } from '../../src/model/runLayout.ts';

const search = v.object({
  filter: v.exactOptional(v.string()),
  stage: v.picklist(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']),
  sort: sortShape,
});
const place = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);

export const mostClosed = 20;

const view = v.object({
  /** Absent as long as nobody looked for anything here. */
  search: v.exactOptional(v.fallback(v.optional(search), undefined)),
  /** Which columns, in which order; absent as long as nobody chose. */
  columns: v.exactOptional(v.fallback(v.optional(columnsShape), undefined)),
  /** In pixels, by the key of the column. */
  widths: v.fallback(
    v.pipe(v.record(v.string(), v.pipe(v.number(), v.minValue(40), v.maxValue(1_000))), v.readonly()),
    () => ({}),
  ),
  /** Keys of columns that stay where they are. */
  pinned: v.fallback(v.pipe(v.array(v.string()), v.readonly()), () => []),
  /** How rows stand to each other. */
  layout: v.fallback(layoutShape, plainLayout),
  /** What is wrong with files of others, where nobody wants to read it again. */
  closed: v.fallback(v.pipe(v.array(v.string()), v.maxLength(mostClosed), v.readonly()), () => []),
  onlyDiffering: v.fallback(v.boolean(), false),
  plotsOpen: v.fallback(v.boolean(), false),
  /** Of the page, for the plots. */
  plotsShare: v.fallback(v.pipe(v.number(), v.minValue(0.2), v.maxValue(0.8)), 0.5),
  /** How they are looked at is theirs to tell. */
  plots: v.exactOptional(v.unknown()),
  scrollTop: place,
  scrollLeft: place,
});

export type RunsView = v.InferOutput<typeof view>;

/** How the table was looked at, as far as it can be told from what was remembered. */
export function viewOf(remembered: unknown): RunsView {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(view, isObject ? remembered : {});
}
