export const rowHeight = 22;
export const headHeight = 30;
/** Drawn beyond what is seen, so that a turn of the wheel shows rows at once. */
const [rowsBeyond, pixelsBeyond] = [8, 200];

export interface Span {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** What of the table is seen, in pixels. */
export interface Seen {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** The rows that are drawn. */
export function rowsIn({ top, height }: Seen, count: number): Span {
  const from = Math.max(0, Math.floor(top / rowHeight) - rowsBeyond);
  const to = Math.min(count, Math.ceil((top + height - headHeight) / rowHeight) + rowsBeyond);
  return { from: Math.min(from, count), to: Math.max(to, Math.min(from, count)) };
}

/** Of columns that scroll, those that are drawn, and how many pixels lie before them. */
export function columnsIn(
  { left, width }: Seen,
  pinnedWidth: number,
  widths: readonly number[],
): Span & { readonly skip: number } {
  const [start, end] = [left - pixelsBeyond, left + width - pinnedWidth + pixelsBeyond];
  let [at, from] = [0, 0];
  while (from < widths.length && at + (widths[from] ?? 0) < start) at += widths[from++] ?? 0;
  const skip = at;
  let to = from;
  while (to < widths.length && at < end) at += widths[to++] ?? 0;
  return { from, to, skip };
}

/** Where to scroll so that a stretch is seen whole, with something before it that covers what scrolls. */
export function scrolledTo(now: number, size: number, start: number, length: number): number {
  if (start < now) return start;
  if (start + length > now + size) return Math.min(start, start + length - size);
  return now;
}
