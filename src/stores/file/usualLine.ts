const [zero, nine, minus, space, lineFeed] = [0x30, 0x39, 0x2d, 0x20, 0x0a];
/** So many digits are exact in a double. */
const exactDigits = 15;
const inNumbers = new Set(Buffer.from('0123456789+-.eE'));
const isInNumbers = Uint8Array.from({ length: 256 }, (_, byte) => (inNumbers.has(byte) ? 1 : 0));

/**
 * Reads a line as MLflow writes nearly all of them, `timestamp value step` in plain digits, into `point` as step, time, value, and gives the
 * place after its line feed. Making texts of their parts is what a million lines take most of their time for. -1 for every other line,
 * which may be right nevertheless.
 */
export function readUsualLine(bytes: Buffer, start: number, point: Float64Array): number {
  const valueStart = wholeNumber(bytes, start, space, point, 1);
  if (valueStart < 0) return -1;
  let valueEnd = valueStart;
  while (isInNumbers[bytes[valueEnd] ?? 0] === 1) valueEnd++;
  if (valueEnd === valueStart || bytes[valueEnd] !== space) return -1;
  const value = Number(bytes.toString('latin1', valueStart, valueEnd));
  if (Number.isNaN(value)) return -1;
  point[2] = value;
  return wholeNumber(bytes, valueEnd + 1, lineFeed, point, 0);
}

/** Reads digits that end with a certain byte; gives the place after that. */
function wholeNumber(bytes: Buffer, start: number, end: number, point: Float64Array, column: number): number {
  const from = bytes[start] === minus ? start + 1 : start;
  let value = 0;
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= zero && byte <= nine; byte = bytes[++at] ?? 0)
    value = value * 10 + byte - zero;
  const digits = at - from;
  if (digits === 0 || digits > exactDigits || bytes[at] !== end) return -1;
  point[column] = from === start ? value : 0 - value;
  return at + 1;
}
