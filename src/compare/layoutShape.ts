import * as v from 'valibot';
import { mostGroupings, statistics, type RunLayout } from '../model/runLayout.ts';
import { columnShape } from '../model/columnShape.ts';

/** As many as one folds and pins by hand. */
const keys = v.pipe(v.array(v.string()), v.maxLength(10_000));

/** How rows stand, as it must look where it comes from outside. */
export const layoutShape: v.GenericSchema<unknown, RunLayout> = v.object({
  groupBy: v.pipe(v.array(columnShape), v.maxLength(mostGroupings)),
  statistic: v.picklist(statistics),
  isNested: v.boolean(),
  folded: v.object({ isAll: v.boolean(), but: keys }),
  pinned: keys,
});
