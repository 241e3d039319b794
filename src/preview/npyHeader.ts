/** What stands at the beginning of an array that NumPy wrote. */
export interface NpyHeader {
  /** As NumPy writes it: `<f4`. */
  readonly descr: string;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** Where the values begin. */
  readonly start: number;
}

export const npyHeaderBytes = 64 * 1024;

/** `undefined` for what is none. The header is Python's own way to write a dictionary; it is looked through, and never run. */
export function npyHeader(bytes: Uint8Array): NpyHeader | undefined {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  if (bytes.length < 12 || magic.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = (bytes[6] ?? 1) > 1;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const from = isLong ? 12 : 10;
  if (length > npyHeaderBytes || from + length > bytes.length) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(from, from + length));
  const descr = /'descr':\s*(?:'([^']{1,40})'|(\[))/.exec(text);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
  if (!descr || shape === undefined) return undefined;
  return {
    descr: descr[1] ?? 'structured',
    shape: shape
      .split(',')
      .filter((part) => part.trim() !== '')
      .map(Number),
    isFortran: /'fortran_order':\s*True/.test(text),
    start: from + length,
  };
}

export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single value' : shape.map((size) => size.toLocaleString('en')).join(' × ');
}

const names: Readonly<Record<string, string>> = { f: 'float', i: 'int', u: 'uint', c: 'complex' };

/** `float32` for `<f4`. */
export function typeText(descr: string): string {
  const [, kind = '', size = ''] = /^[<>|=]?([a-zA-Z])(\d*)/.exec(descr) ?? [];
  const name = names[kind];
  if (name !== undefined) return `${name}${String(Number(size) * 8)}`;
  return { b: 'bool', U: 'text', S: 'bytes', O: 'Python objects', M: 'datetime', m: 'timedelta' }[kind] ?? descr;
}
