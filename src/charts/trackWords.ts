import { plainText } from '../base/plainText.ts';
import { at } from './lookup.ts';
import type { Track } from './tracks.ts';
import { stepWords, valueWords } from './xWords.ts';

// Words for points of a track that goes by step.

export function value({ values }: Track, index: number): string {
  return valueWords(at(values, index));
}

export function place({ xs }: Track, index: number): string {
  return stepWords(at(xs, index));
}

export function nameOf({ label, group }: Track): string {
  return `${group ? 'the mean of ' : ''}${plainText(label, 60)}`;
}
