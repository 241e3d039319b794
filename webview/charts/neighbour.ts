import type { CardCell, Cell } from './placing.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The chart next to another, folded ones left out; in a direction in which there is none, the same one. */
export function neighbour(cells: readonly Cell[], id: string, direction: Direction): CardCell | undefined {
  const cards = cells.filter((cell) => cell.kind === 'card');
  const at = cards.findIndex((card) => card.id === id);
  const from = cards[at];
  if (!from) return cards[0];
  if (direction === 'left') return cards[at - 1] ?? from;
  if (direction === 'right') return cards[at + 1] ?? from;
  const beyond =
    direction === 'up'
      ? cards
          .slice(0, at)
          .filter(({ top }) => top < from.top)
          .reverse()
      : cards.slice(at).filter(({ top }) => top > from.top);
  const row = beyond.filter(({ top }) => top === beyond[0]?.top);
  // A short row ends before this column.
  return row.find(({ left }) => left === from.left) ?? row.toSorted((a, b) => b.left - a.left)[0] ?? from;
}
