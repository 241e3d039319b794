const [stop, isTrue, isFalse, byte, i16, i32, i64, double, binary, list, struct] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12,
] as const;
const deepest = 64;

/**
 * Where a struct ends that is written in Thrift's compact protocol. What reads it takes each length for true, and makes room for it; so this
 * looks first whether so much can follow.
 *
 * @throws RangeError where the bytes end before it does
 * @throws Error where it is not what Parquet writes
 */
export function thriftEnd(view: DataView, start: number, depth = 0): number {
  if (depth > deepest) throw new Error('what it says of itself lies too deep');
  let at = start;
  for (;;) {
    const head = view.getUint8(at++);
    const type = head & 0x0f;
    if (type === stop) return at;
    if (head >> 4 === 0) [, at] = varint(view, at);
    if (type !== isTrue && type !== isFalse) at = valueEnd(view, at, type, depth);
  }
}

function valueEnd(view: DataView, start: number, type: number, depth: number): number {
  switch (type) {
    case isTrue:
    case isFalse:
    case byte:
      view.getUint8(start);
      return start + 1;
    case i16:
    case i32:
    case i64:
      return varint(view, start)[1];
    case double:
      view.getFloat64(start);
      return start + 8;
    case binary: {
      const [length, at] = varint(view, start);
      checkRoom(view, at, length);
      return at + length;
    }
    case list:
      return listEnd(view, start, depth);
    case struct:
      return thriftEnd(view, start, depth + 1);
    default:
      throw new Error('it says something of itself that no Parquet file does');
  }
}

function listEnd(view: DataView, start: number, depth: number): number {
  if (depth > deepest) throw new Error('what it says of itself lies too deep');
  const head = view.getUint8(start);
  let [count, at] = [head >> 4, start + 1];
  if (count === 15) [count, at] = varint(view, at);
  // Each takes a byte at least.
  checkRoom(view, at, count);
  for (let index = 0; index < count; index++) at = valueEnd(view, at, head & 0x0f, depth + 1);
  return at;
}

function varint(view: DataView, start: number): readonly [value: number, end: number] {
  let value = 0;
  for (let place = 0; place < 10; place++) {
    const next = view.getUint8(start + place);
    value += (next & 0x7f) * 2 ** (7 * place);
    if (next < 0x80) return [value, start + place + 1];
  }
  throw new Error('a number in it has no end');
}

function checkRoom(view: DataView, at: number, bytes: number): void {
  if (at + bytes > view.byteLength) throw new RangeError('it breaks off');
}
