import { numberFormat } from '../runs/numberFormat.ts';

/** How some numbers are written, so that their digits stand under each other. */
export function numbersFormat(numbers: readonly number[]): (value: number) => string {
  let [min, max, least] = [Infinity, -Infinity, Infinity];
  let isWhole = true;
  for (const value of numbers) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (value !== 0) least = Math.min(least, Math.abs(value));
    isWhole &&= Number.isInteger(value);
  }
  return numberFormat(least === Infinity ? undefined : { min, max, least, isWhole });
}
