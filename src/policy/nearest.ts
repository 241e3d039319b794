/** The one of some words that a mistyped one was most likely meant to be; `undefined` where none is near. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  // Nobody means a word of ours by a long text, and distances take time.
  if (typed.length > 40) return undefined;
  const [one] = words
    .map((word) => ({ word, distance: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance: far }) => far <= Math.max(1, Math.floor(Math.min(word.length, typed.length) / 2.5)))
    .sort((a, b) => a.distance - b.distance);
  return one?.word;
}

/** How many letters have to be put in, taken out or changed to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at++) {
      const changed = (row[at - 1] ?? 0) + Number(other[at - 1] !== letter);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
