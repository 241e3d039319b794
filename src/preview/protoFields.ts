import { StoreError } from '../stores/storeError.ts';
import type { ByteWindow } from './byteWindow.ts';

/** A field of a message as Protocol Buffers write it: where it stands, and its value where that is a number. */
export interface ProtoField {
  readonly number: number;
  /** Whether it is a text, bytes, a list of numbers or a message. */
  readonly isLong: boolean;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** A key and a number have ten bytes each at most. */
const mostHead = 20;
const fieldsPerTurn = 4_096;

/**
 * The fields of the message that stands in a part of a file, in order. Nothing of what is in them is read.
 * @throws StoreError `damaged` where it is none.
 */
export async function* protoFields(
  bytes: ByteWindow,
  from: number,
  to: number,
  signal: AbortSignal,
): AsyncGenerator<ProtoField, void> {
  if (to > bytes.sizeBytes) throw brokenAt(bytes.sizeBytes);
  let count = 0;
  for (let at = from; at < to;) {
    const head = bytes.at(at, Math.min(mostHead, to - at), signal);
    const field = fieldAt(head instanceof Uint8Array ? head : await head, at, to);
    if (++count % fieldsPerTurn === 0) signal.throwIfAborted();
    at = field.to;
    yield field;
  }
}

/** The numbers that stand packed behind each other. */
export function packedNumbers(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const read = varint(bytes, at);
    if (!read) break;
    numbers.push(read.value);
    at = read.end;
  }
  return numbers;
}

function fieldAt(head: Uint8Array, at: number, limit: number): ProtoField {
  const key = varint(head, 0);
  if (!key) throw brokenAt(at);
  const number = Math.floor(key.value / 8);
  const place = at + key.end;
  const field = { number, isLong: false, value: 0, from: place, to: place };
  switch (number > 0 ? key.value % 8 : -1) {
    case 0: {
      const read = varint(head, key.end);
      if (!read) throw brokenAt(at);
      return { ...field, value: read.value, to: at + read.end };
    }
    case 1:
      return within({ ...field, to: place + 8 }, limit);
    case 2: {
      const length = varint(head, key.end);
      if (!length || length.value < 0) throw brokenAt(at);
      const from = at + length.end;
      return within({ ...field, isLong: true, from, to: from + length.value }, limit);
    }
    case 5:
      return within({ ...field, to: place + 4 }, limit);
    default:
      throw brokenAt(at);
  }
}

function within(field: ProtoField, limit: number): ProtoField {
  if (field.to > limit) throw brokenAt(limit);
  return field;
}

interface Varint {
  readonly value: number;
  readonly end: number;
}

/** Seven bits a byte, the lowest first; numbers below zero take all ten. `undefined` where it does not end. */
function varint(bytes: Uint8Array, at: number): Varint | undefined {
  let value = 0;
  let scale = 1;
  for (let end = at; end < Math.min(bytes.length, at + 7); end++) {
    const byte = bytes[end] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: end + 1 };
    scale *= 0x80;
  }
  return longVarint(bytes, at);
}

function longVarint(bytes: Uint8Array, at: number): Varint | undefined {
  let value = 0n;
  for (let end = at; end < Math.min(bytes.length, at + 10); end++) {
    const byte = bytes[end] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt((end - at) * 7);
    if (byte < 0x80) return { value: Number(BigInt.asIntN(64, value)), end: end + 1 };
  }
  return undefined;
}

function brokenAt(at: number): StoreError {
  return new StoreError('damaged', `This file is damaged, or breaks off, at byte ${at.toLocaleString('en')}.`);
}
