import { odditiesOf, type OddKind } from './oddities.ts';
import { nameOf, place } from './trackWords.ts';
import type { Track } from './tracks.ts';

const mostNamed = 3;

/** What became of the lines that are not finite throughout, each in a few words; the first three by name. */
export function oddLines(tracks: readonly Track[]): readonly string[] {
  const told = tracks.flatMap((track) => {
    const words = oddWords(track);
    return words === undefined ? [] : [`${nameOf(track)} ${words}`];
  });
  if (told.length <= mostNamed) return told;
  const more = told.length - mostNamed;
  return [...told.slice(0, mostNamed), `NaN or infinities in ${more} more`];
}

const kindWords: Readonly<Record<OddKind, string>> = { nan: 'NaN', above: '∞', below: '-∞' };

/** "became NaN at step 62,000"; where that is over, "was NaN at step 300". */
export function oddWords(track: Track): string | undefined {
  const { values, isPart } = track;
  const all = odditiesOf(values);
  const [first, end] = [all[0], all.at(-1)];
  if (!first || !end) return undefined;
  const kind = all.every((each) => each.kind === first.kind) ? kindWords[first.kind] : 'NaN or infinite';
  const count = all.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (count === values.length) return `is ${kind} throughout`;
  if (end.to === values.length - 1) return `became ${kindWords[end.kind]} at ${place(track, end.from)}`;
  if (count === 1 && !isPart) return `was ${kind} at ${place(track, first.from)}`;
  return `was ${kind} at ${isPart ? 'some' : count} points, first at ${place(track, first.from)}`;
}
