import { plainText } from '../../src/base/plainText.ts';
import { durationOf, instantOf } from '../../src/charts/timeWords.ts';
import type { SectionId } from '../../src/protocol/compare.ts';
import { startedText } from '../runs/startedText.ts';

/** Where a value stands: what its text means. */
export interface ValuePlace {
  readonly section: SectionId;
  readonly name: string;
}

/** A value as short as one looks at it. */
export function shortText({ section, name }: ValuePlace, value: string | number): string {
  if (section === 'source' && typeof value === 'number')
    return name === 'started' ? startedText(value, Date.now()) : durationOf(value);
  const text = plainText(String(value), 300);
  return section === 'source' && name === 'commit' ? text.slice(0, 8) : text;
}

/** All of a value. */
export function wholeText({ section, name }: ValuePlace, value: string | number): string {
  if (section === 'source' && typeof value === 'number')
    return name === 'started' ? instantOf(value) : `${durationOf(value)} (${value} ms)`;
  return plainText(String(value), 3_000);
}
