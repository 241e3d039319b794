import type { Turn } from './slices.ts';

/** So many are sorted, and twice as many then merged, at once. */
const pieceSize = 2_048;

/** As `toSorted`, stable and all, a piece at a time, so that a long list holds up nobody else in the process. */
export async function sortInSlices<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
  turn: Turn,
): Promise<readonly Item[]> {
  let pieces: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += pieceSize) {
    pieces.push(items.slice(start, start + pieceSize).sort(compare));
    await turn();
  }
  while (pieces.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let at = 0; at < pieces.length; at += 2) {
      merged.push(merge(pieces[at] ?? [], pieces[at + 1] ?? [], compare));
      await turn();
    }
    pieces = merged;
  }
  return pieces[0] ?? [];
}

/** Of those that are alike, those of the first come first. */
function merge<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (one: Item, other: Item) => number,
): readonly Item[] {
  const merged = new Array<Item>(first.length + second.length);
  let [at, left, right] = [0, 0, 0];
  while (left < first.length && right < second.length) {
    const [one, other] = [first[left] as Item, second[right] as Item];
    if (compare(one, other) <= 0) {
      merged[at++] = one;
      left++;
    } else {
      merged[at++] = other;
      right++;
    }
  }
  while (left < first.length) merged[at++] = first[left++] as Item;
  while (right < second.length) merged[at++] = second[right++] as Item;
  return merged;
}
