/** One line of the table. Without a limit it is there for information. */
export interface Line {
  readonly what: string;
  /** With its unit. */
  readonly measured: string;
  readonly limit?: string;
  readonly met?: boolean;
}

/** What was measured, held against the most it may be. */
export function atMost(what: string, measured: number, limit: number, write: (value: number) => string): Line {
  return { what, measured: write(measured), limit: `≤ ${write(limit)}`, met: measured <= limit };
}

/** How many times something else takes as long, held against the least it may be. */
export function timesFaster(what: string, oursMs: number, theirsMs: number, limit: number, isCut = false): Line {
  return {
    what,
    measured: faster(oursMs, theirsMs, isCut),
    limit: `≥ ${String(limit)} times`,
    met: theirsMs / oursMs >= limit,
  };
}

export function faster(oursMs: number, theirsMs: number, isCut = false): string {
  const ratio = (theirsMs / oursMs).toFixed(1);
  return `${ms(oursMs)}, ${isCut ? 'more than ' : ''}${ms(theirsMs)} there: ${isCut ? '≥ ' : ''}${ratio} times`;
}

/** What was measured, with nothing to hold it against. */
export function info(what: string, measured: string): Line {
  return { what, measured };
}

/** Lines that belong together. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

export function printTable(sections: readonly Section[]): void {
  const all = sections.flatMap(({ lines }) => lines.map(cells));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]): void =>
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    );
  print(['', 'measured', 'limit', 'verdict']);
  for (const { title, lines } of sections) {
    console.log(
      `── ${title} `.padEnd(
        widths.reduce((sum, width) => sum + width + 3, -3),
        '─',
      ),
    );
    lines.map(cells).forEach(print);
  }
}

function cells({ what, measured, limit = '', met }: Line): readonly string[] {
  return [what, measured, limit, met === undefined ? '' : met ? 'met' : 'falls short'];
}

export function ms(value: number): string {
  return value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}

export function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** `1/34` */
export function oneIn(ratio: number): string {
  return `1/${(1 / ratio).toFixed(0)}`;
}

/** The middle of repeated measurements, and the least: what the machine can do when nothing else runs. */
export function spread(values: readonly number[]): { readonly min: number; readonly median: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, median] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  if (min === undefined || median === undefined) throw new Error('Nothing was measured.');
  return { min, median };
}
