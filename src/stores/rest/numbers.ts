/** A number as protobuf's JSON writes it: a number, its text, or `NaN`, `Infinity`, `-Infinity`. Undefined for anything else. */
export function parseNumber(value: number | string): number | undefined {
  if (typeof value === 'number') return value;
  if (value === 'NaN') return NaN;
  if (value === 'Infinity') return Infinity;
  if (value === '-Infinity') return -Infinity;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined;
}
