import type { TableValue } from '../model/loggedTable.ts';
import type { TableFilter } from '../protocol/preview.ts';
import { numberInText } from './numberIn.ts';
import type { Row } from './tableFile.ts';

/** Which rows are shown, and of which columns one must know the values to say so. */
export interface RowFilter {
  readonly columns: readonly number[];
  readonly accepts: (values: Row) => boolean;
}

/** `undefined` where all rows are shown. */
export function rowFilter({ text, columns: asked }: TableFilter, columnCount: number): RowFilter | undefined {
  const isAny = text !== '';
  const some = asked.filter((one) => one.asked.trim() !== '' && one.column < columnCount);
  if (!isAny && some.length === 0) return undefined;
  const columns = isAny ? Array.from({ length: columnCount }, (_, column) => column) : some.map(({ column }) => column);
  const lower = text.toLowerCase();
  const conditions = some.map(({ column, asked: condition }) => {
    const place = columns.indexOf(column);
    const holds = valueCondition(condition);
    return (values: Row): boolean => holds(values[place] ?? null);
  });
  return {
    columns,
    accepts: (values) =>
      conditions.every((holds) => holds(values)) &&
      (!isAny || values.some((value) => value !== null && String(value).toLowerCase().includes(lower))),
  };
}

const comparisons: Readonly<Record<string, (value: number, than: number) => boolean>> = {
  '>': (value, than) => value > than,
  '>=': (value, than) => value >= than,
  '<': (value, than) => value < than,
  '<=': (value, than) => value <= than,
};

/** What is asked of a column: `> 5`, `= cat`, `!= cat`, or a text that stands in it. */
export function valueCondition(asked: string): (value: TableValue) => boolean {
  const [, sign = '', rest = ''] = /^\s*(>=|<=|!=|>|<|=)?\s*(.*?)\s*$/s.exec(asked) ?? [];
  const number = numberInText(rest);
  const compare = comparisons[sign];
  if (compare && number !== undefined) {
    return (value) => {
      const own = numberOf(value);
      return own !== undefined && compare(own, number);
    };
  }
  if (sign === '=') return (value) => isSame(value, rest, number);
  if (sign === '!=') return (value) => !isSame(value, rest, number);
  const lower = asked.trim().toLowerCase();
  return (value) => value !== null && String(value).toLowerCase().includes(lower);
}

function isSame(value: TableValue, text: string, number: number | undefined): boolean {
  if (number !== undefined && numberOf(value) === number) return true;
  return (value === null ? '' : String(value)) === text;
}

export function numberOf(value: TableValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberInText(value) : undefined;
}

export function isMissing(value: TableValue): boolean {
  return value === null || value === '';
}
