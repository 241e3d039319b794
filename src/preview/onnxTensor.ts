import type { ByteWindow } from './byteWindow.ts';
import { shapeText } from './npyHeader.ts';
import { elementType, textIn } from './onnxTypes.ts';
import { packedNumbers, protoFields, type ProtoField } from './protoFields.ts';

export interface OnnxTensor {
  readonly name: string;
  readonly type: string;
  readonly shape: string;
  readonly values: number;
  readonly sizeBytes: number | null;
  /** The file in which its values are, where they are in another one. */
  readonly file?: string;
}

const mostDimensionBytes = 640;
const dataFields: ReadonlySet<number> = new Set([4, 5, 6, 7, 9, 10, 11]);

/** What a tensor says of itself: its values are passed over. */
export async function onnxTensorIn(
  bytes: ByteWindow,
  { from, to }: ProtoField,
  signal: AbortSignal,
): Promise<OnnxTensor> {
  const sizes: number[] = [];
  let [name, type, data] = ['', 0, 0];
  const outside = new Map<string, string>();
  for await (const field of protoFields(bytes, from, to, signal)) {
    const { number, isLong, value } = field;
    if (number === 1) {
      if (isLong)
        sizes.push(
          ...packedNumbers(await bytes.at(field.from, Math.min(field.to - field.from, mostDimensionBytes), signal)),
        );
      else if (sizes.length < mostDimensionBytes) sizes.push(value);
    } else if (number === 2) type = value;
    else if (number === 8 && isLong) name = await textIn(bytes, field, signal);
    else if (number === 13 && isLong) outside.set(...(await pairIn(bytes, field, signal)));
    else if (dataFields.has(number) && isLong) data += field.to - field.from;
  }
  const file = outside.get('location');
  const length = Number(outside.get('length') ?? NaN);
  const sizeBytes = file === undefined ? data : Number.isSafeInteger(length) && length >= 0 ? length : null;
  return {
    name,
    type: elementType(type),
    shape: shapeText(sizes),
    values: sizes.reduce((all, size) => all * size, 1),
    sizeBytes,
    ...(file !== undefined && { file }),
  };
}

/** A key and its value, as ONNX writes both metadata and places of data. */
export async function pairIn(
  bytes: ByteWindow,
  { from, to }: ProtoField,
  signal: AbortSignal,
): Promise<[key: string, value: string]> {
  const pair: [string, string] = ['', ''];
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (field.isLong && (field.number === 1 || field.number === 2))
      pair[field.number - 1] = await textIn(bytes, field, signal);
  }
  return pair;
}
