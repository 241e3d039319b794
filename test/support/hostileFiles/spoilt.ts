/** Numbers that somebody who wants to do harm writes where a length belongs. */
const lengths = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 2 ** 40, 2 ** 53, -1];

type Random = () => number;

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A file with a few of its bytes changed, most of them to lengths that are not so, or with an end that is missing or doubled. */
export function spoilt(whole: Uint8Array, random: Random): Uint8Array {
  let bytes = new Uint8Array(whole);
  const below = (end: number): number => Math.floor(random() * end);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    // What says how much there is stands at the beginning or at the end of most files.
    const near = Math.min(bytes.length, 400);
    const place = [below(bytes.length), below(near), bytes.length - 1 - below(near)][below(3)] ?? 0;
    const kind = below(10);
    if (kind < 3) bytes[place] = below(256);
    else if (kind < 8)
      bytes.set(lengthBytes(lengths[below(lengths.length)] ?? 0, below(5)).subarray(0, bytes.length - place), place);
    else if (kind === 8) bytes = bytes.slice(0, 1 + place);
    else bytes = new Uint8Array([...bytes.subarray(0, place), ...bytes.subarray(below(bytes.length))]);
  }
  return bytes;
}

/** As the formats write lengths: in one, two, four or eight bytes, or seven bits a byte. */
function lengthBytes(value: number, kind: number): Uint8Array {
  if (kind === 4) return varint(BigInt.asUintN(64, BigInt(value)));
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
  return new Uint8Array(view.buffer, 0, 2 ** kind);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 7n) {
    const isLast = left < 0x80n;
    bytes.push(Number(left & 0x7fn) | (isLast ? 0 : 0x80));
    if (isLast) return Uint8Array.from(bytes);
  }
}
