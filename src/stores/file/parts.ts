// A part is what the extension host takes in one piece without being held up.
const partItems = 100;
const partWeight = 500_000;

/** A list in pieces, each of a bounded number of items and characters, or of a single item. */
export function* partsOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  let part: Item[] = [];
  let weight = 0;
  for (const item of items) {
    part.push(item);
    weight += weightOf(item);
    if (part.length < partItems && weight < partWeight) continue;
    yield part;
    part = [];
    weight = 0;
  }
  if (part.length > 0) yield part;
}

/** About the characters that it would have as text. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = 8;
  for (const [name, item] of Object.entries(value)) weight += name.length + weightOf(item);
  return weight;
}
