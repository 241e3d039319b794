import type { Column } from './columns.ts';
import { hasText, type Line } from './lines.ts';
import type { ModelView } from './view.ts';

const byText = new Intl.Collator('en', { numeric: true });

/** The versions that are shown, in their order; the newest first unless said otherwise. */
export function arranged(
  lines: readonly Line[],
  columns: readonly Column[],
  { search, sort }: Pick<ModelView, 'search' | 'sort'>,
): readonly Line[] {
  const text = search.trim().toLowerCase();
  const found = text === '' ? lines : lines.filter((line) => hasText(line, text));
  const column = sort && columns.find(({ id }) => id === sort.column);
  if (!column) return found;
  const sign = sort.descending ? -1 : 1;
  const ranked = found.map((line) => ({ line, rank: column.rank(line) }));
  return ranked.sort((one, other) => compared(one.rank, other.rank, sign)).map(({ line }) => line);
}

function compared(one: number | string | undefined, other: number | string | undefined, sign: number): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
  return sign * byText.compare(String(one), String(other));
}
