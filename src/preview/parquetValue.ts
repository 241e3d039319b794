import type { TableValue } from '../model/loggedTable.ts';

/** What stands in a cell, of what the file holds. */
export function valueOf(value: unknown): TableValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      if (value === null) return null;
      if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? null : value.toISOString().replace('.000Z', 'Z');
      if (value instanceof Uint8Array) return bytesText(value);
      return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? valueOf(part) : part));
    default:
      return null;
  }
}

const texts = new TextDecoder('utf-8', { fatal: true });
const mostShownBytes = 64;

/** Bytes of which the file does not say that they are text: as one where they are, which older writers leave open, else as digits. */
function bytesText(bytes: Uint8Array): string {
  try {
    const text = texts.decode(bytes);
    if (!/[^\P{Cc}\t\r\n]/u.test(text)) return text;
  } catch {
    // Not the bytes of a text.
  }
  const digits = Buffer.from(bytes.subarray(0, mostShownBytes)).toString('hex');
  return bytes.length > mostShownBytes ? `${digits}…` : digits;
}
