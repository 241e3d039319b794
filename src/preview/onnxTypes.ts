import type { ByteWindow } from './byteWindow.ts';
import { protoFields, type ProtoField } from './protoFields.ts';

/** By their numbers in ONNX's TensorProto. */
const elementTypes = [
  ...['undefined', 'float32', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16'],
  ...['float64', 'uint32', 'uint64', 'complex64', 'complex128', 'bfloat16', 'float8e4m3fn', 'float8e4m3fnuz'],
  ...['float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1', 'float8e8m0'],
];

const mostDepth = 6;
const mostText = 1_000;
const mostDimensions = 64;

export interface OnnxType {
  readonly type: string;
  readonly shape: string | null;
}

export function elementType(number: number): string {
  return elementTypes[number] ?? `type ${String(number)}`;
}

/** What goes into a graph, or comes out of it, has a type, which may have others in it. */
export async function onnxTypeIn(
  bytes: ByteWindow,
  { from, to }: ProtoField,
  signal: AbortSignal,
  depth = mostDepth,
): Promise<OnnxType> {
  let found: OnnxType = { type: '…', shape: null };
  if (depth === 0) return found;
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (!field.isLong) continue;
    const { number } = field;
    if (number === 1 || number === 8) {
      const tensor = await tensorIn(bytes, field, signal);
      found = number === 8 ? { ...tensor, type: `sparse ${tensor.type}` } : tensor;
    } else if (number === 4 || number === 9) {
      const { type } = await wrapped(bytes, field, 1, signal, depth);
      found = { type: `${number === 4 ? 'sequence' : 'optional'} of ${type}`, shape: null };
    } else if (number === 5) {
      const { type } = await wrapped(bytes, field, 2, signal, depth);
      found = { type: `map to ${type}`, shape: null };
    }
  }
  return found;
}

async function wrapped(
  bytes: ByteWindow,
  { from, to }: ProtoField,
  number: number,
  signal: AbortSignal,
  depth: number,
): Promise<OnnxType> {
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (field.isLong && field.number === number) return onnxTypeIn(bytes, field, signal, depth - 1);
  }
  return { type: '…', shape: null };
}

async function tensorIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<OnnxType> {
  let type = elementType(0);
  let shape: string | null = null;
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (field.number === 1 && !field.isLong) type = elementType(field.value);
    if (field.number === 2 && field.isLong) shape = await shapeIn(bytes, field, signal);
  }
  return { type, shape };
}

/** A size may have a name instead of a number. */
async function shapeIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<string> {
  const sizes: string[] = [];
  for await (const dimension of protoFields(bytes, from, to, signal)) {
    if (dimension.number !== 1 || !dimension.isLong) continue;
    if (sizes.length === mostDimensions) return `${sizes.join(' × ')} × …`;
    let size = 'any';
    for await (const field of protoFields(bytes, dimension.from, dimension.to, signal)) {
      if (field.number === 1 && !field.isLong && field.value >= 0) size = field.value.toLocaleString('en');
      if (field.number === 2 && field.isLong) size = (await textIn(bytes, field, signal)) || 'any';
    }
    sizes.push(size);
  }
  return sizes.length === 0 ? 'a single value' : sizes.join(' × ');
}

/** The beginning of a text. */
export async function textIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<string> {
  const read = await bytes.at(from, Math.min(to - from, mostText), signal);
  return new TextDecoder().decode(read);
}
