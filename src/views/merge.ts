/**
 * Puts the newest page of a list into what is shown of it, so that nothing a person reads moves: what is there stays where it is,
 * and what is new comes before the row that it came before in the page. New rows after the last known one are left out:
 * the list shows its beginning, and they belong further down.
 */
export function mergeNewest<Item>(
  shown: readonly Item[],
  newest: readonly Item[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const known = new Set(shown.map(idOf));
  if (known.size === 0) return newest;
  const before = new Map<string, Item[]>();
  let waiting: Item[] = [];
  for (const item of newest) {
    if (!known.has(idOf(item))) {
      waiting.push(item);
    } else if (waiting.length > 0) {
      before.set(idOf(item), waiting);
      waiting = [];
    }
  }
  return shown.flatMap((item) => [...(before.get(idOf(item)) ?? []), item]);
}

/**
 * The same for a list in another order: what is new comes before the first row that it sorts before.
 * @param goesOn whether the list has more rows than are shown; what is new and belongs behind them is then left out.
 */
export function mergeSorted<Item>(
  shown: readonly Item[],
  newest: readonly Item[],
  idOf: (item: Item) => string,
  compare: (one: Item, other: Item) => number,
  goesOn: boolean,
): readonly Item[] {
  const known = new Set(shown.map(idOf));
  const merged = [...shown];
  for (const item of newest) {
    if (known.has(idOf(item))) continue;
    const at = merged.findIndex((other) => compare(item, other) < 0);
    if (at >= 0) merged.splice(at, 0, item);
    else if (!goesOn) merged.push(item);
  }
  return merged;
}

/** Without those that came before under the same id: pages shift when something new comes in between. */
export function distinct<Item>(items: readonly Item[], idOf: (item: Item) => string): readonly Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) if (!seen.has(idOf(item))) seen.set(idOf(item), item);
  return [...seen.values()];
}
