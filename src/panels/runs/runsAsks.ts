import * as v from 'valibot';
import { layoutShape } from '../../compare/layoutShape.ts';
import { columnShape, columnsShape, sortShape } from '../../model/columnShape.ts';
import { tableViewShape } from '../../model/tableView.ts';

/** What the runs page may ask, as it must look. */
const runs = v.pipe(v.array(v.string()), v.maxLength(100_000));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const table = v.object({ runs, columns: columnsShape });

export const searchAsk = v.object({
  filter: v.exactOptional(v.pipe(v.string(), v.maxLength(20_000))),
  stage: v.picklist(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']),
  sort: sortShape,
});
export const layoutAsk = layoutShape;
export const idsAsk = v.object({ from: place, to: place, isWhole: v.exactOptional(v.boolean()) });
export const rowsAsk = v.object({ from: place, to: place, columns: columnsShape, pinned: v.exactOptional(place) });
export const presentAsk = v.object({ runs });
export const valuesAsk = v.object({ columns: v.pipe(v.array(columnShape), v.maxLength(50)) });
const viewPlace = v.picklist(['workspace', 'repository']);
export const viewAsk = v.object({ place: viewPlace, name: v.string() });
export const looksAsk = tableViewShape;
export const keepAsk = v.object({ action: v.picklist(['save', 'share', 'rename', 'delete']), view: tableViewShape });
export const helpAsk = v.object({ text: v.pipe(v.string(), v.maxLength(20_000)), cursor: place });
export const actAsk = v.object({
  action: v.picklist([
    'compare',
    'compareParams',
    'compareWithChampion',
    'chart',
    'delete',
    'restore',
    'setTag',
    'editNote',
    'addToNotes',
    'open',
  ]),
  runs,
});
export const copyAsk = table;
export const exportAsk = v.object({ ...table.entries, format: v.picklist(['csv', 'json', 'markdown']) });
