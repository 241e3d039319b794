import * as v from 'valibot';
import { columnsShape, sortShape } from './columnShape.ts';

const mostCharacters = 200_000;
const part = v.custom<unknown>((value) => JSON.stringify(value ?? null).length <= mostCharacters, 'too long');

/** How a table of runs is looked at, as it is kept under a name: what is absent stays as it is. */
export const tableViewShape = v.object({
  filter: v.exactOptional(v.pipe(v.string(), v.maxLength(20_000))),
  stage: v.exactOptional(v.picklist(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'])),
  sort: v.exactOptional(sortShape),
  columns: v.exactOptional(columnsShape),
  /** In pixels, by the key of the column. */
  widths: v.exactOptional(v.record(v.string(), v.pipe(v.number(), v.minValue(40), v.maxValue(1_000)))),
  /** Keys of columns. */
  pinned: v.exactOptional(v.array(v.string())),
  onlyDiffering: v.exactOptional(v.boolean()),
  /** What these hold is told by the parts of the page that made them, which look at it again. */
  groups: v.exactOptional(part),
  plots: v.exactOptional(part),
});

export type TableView = v.InferOutput<typeof tableViewShape>;

export const viewName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

export const namedViewShape = v.object({ name: viewName, ...tableViewShape.entries });

export type NamedView = v.InferOutput<typeof namedViewShape>;
