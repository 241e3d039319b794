import { numbersFormat } from '../numbersFormat.ts';

const mostDecimals = 4;

/** Numbers of few decimals, as somebody rounded them, are written with just these; others so that they can be told apart. */
export function exactFormat(numbers: readonly number[]): (value: number) => string {
  const decimals = numbers.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  return decimals <= mostDecimals ? (value) => value.toFixed(decimals) : numbersFormat(numbers);
}

function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes('e')) return Infinity;
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
