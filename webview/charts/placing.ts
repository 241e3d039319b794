import type { ChartMetric } from '../../src/protocol/charts.ts';
import type { Section } from './sections.ts';

/** A heading or a chart, and where on the page it stands. Each has its place before it is drawn, so that nothing jumps. */
export type Cell = HeadCell | CardCell;

export interface HeadCell extends Place {
  readonly kind: 'head';
  readonly id: string;
  readonly section: Section;
}

export interface CardCell extends Place {
  readonly kind: 'card';
  /** The metric's name. */
  readonly id: string;
  readonly metric: ChartMetric;
  readonly section: string;
}

interface Place {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface Placing {
  /** From top to bottom. */
  readonly cells: readonly Cell[];
  readonly columns: number;
  readonly height: number;
}

const [headHeight, cardHeight, leastWidth, gap, margin] = [34, 232, 360, 10, 12];

/** Lays charts out in as many columns as have room. */
export function place(sections: readonly Section[], pageWidth: number): Placing {
  const room = Math.max(200, pageWidth - 2 * margin);
  const columns = Math.max(1, Math.floor((room + gap) / (leastWidth + gap)));
  const width = Math.floor((room - (columns - 1) * gap) / columns);
  const cells: Cell[] = [];
  let top = 4;
  for (const section of sections) {
    cells.push({ kind: 'head', id: `\0${section.name}`, section, top, left: margin, width: room, height: headHeight });
    top += headHeight;
    if (section.isFolded) continue;
    section.metrics.forEach((metric, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      cells.push({
        kind: 'card',
        id: metric.key,
        metric,
        section: section.name,
        top: top + row * (cardHeight + gap),
        left: margin + column * (width + gap),
        width,
        height: cardHeight,
      });
    });
    top += Math.ceil(section.metrics.length / columns) * (cardHeight + gap);
  }
  return { cells, columns, height: top + margin };
}

/** One chart that fills the page. */
export function placeFull(card: { readonly metric: ChartMetric; readonly section: string }, size: Size): CardCell {
  const width = Math.max(200, size.width - 2 * margin);
  const height = Math.max(cardHeight, size.height - 2 * gap);
  return { ...card, kind: 'card', id: card.metric.key, top: gap, left: margin, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The cells that overlap a stretch of the page. */
export function between(cells: readonly Cell[], top: number, bottom: number): readonly Cell[] {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle];
    if (cell && cell.top + cell.height <= top) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < cells.length && (cells[end]?.top ?? 0) < bottom) end++;
  return cells.slice(low, end);
}

/** Set through the element's property: the page's policy forbids style attributes. */
export function placeStyle({ top, left, width, height }: Place): string {
  return `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
}
