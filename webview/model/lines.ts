import type { FigureRow, ModelContent, VersionRow } from '../../src/protocol/model.ts';
import type { FigureBook } from './figureBook.ts';
import type { SizeBook } from './sizeBook.ts';

/** A version as the table shows it. */
export interface Line {
  readonly row: VersionRow;
  /** By name. */
  readonly aliases: readonly string[];
  /** What its source run says, once that was read. */
  readonly figure: FigureRow | undefined;
  /** Once it is known. */
  readonly sizeBytes: number | undefined;
}

export function linesOf(
  rows: readonly VersionRow[],
  { aliases }: ModelContent,
  { figures, sizes }: { readonly figures: FigureBook; readonly sizes: SizeBook },
): readonly Line[] {
  const held = new Map<string, string[]>();
  for (const { alias, version } of aliases) held.set(version, [...(held.get(version) ?? []), alias]);
  return rows.map((row) => ({
    row,
    aliases: held.get(row.version) ?? [],
    figure: figures.at(row.version),
    sizeBytes: sizes.at(row.version),
  }));
}

/** Whether a text stands anywhere in what the table shows of a version. */
export function hasText({ row, aliases, figure }: Line, text: string): boolean {
  const searched = [
    `version ${row.version}`,
    ...aliases.map((alias) => `@${alias}`),
    ...(row.stage === 'None' ? [] : [row.stage]),
    ...(row.status === 'READY' ? [] : [row.status]),
    ...row.tags.map(([key, value]) => `${key}: ${value}`),
    ...[row.description, row.user, figure?.runName, figure?.commit, figure?.data],
  ];
  return searched.some((one) => one !== undefined && one.toLowerCase().includes(text));
}
