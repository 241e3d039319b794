import type { TableValue } from '../model/loggedTable.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { memoryTable, numberColumn, textColumn } from './memoryTable.ts';
import { npyHeader, npyHeaderBytes, shapeText, typeText } from './npyHeader.ts';
import type { Row, TableFile } from './tableFile.ts';

const [mostRows, mostColumns] = [1_000, 100];

type ReadValue = (view: DataView, at: number) => TableValue;

const readers: Readonly<Record<string, { readonly size: number; readonly read: ReadValue }>> = {
  f4: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  f8: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  i1: { size: 1, read: (view, at) => view.getInt8(at) },
  i2: { size: 2, read: (view, at) => view.getInt16(at, true) },
  i4: { size: 4, read: (view, at) => view.getInt32(at, true) },
  i8: { size: 8, read: (view, at) => wholeNumber(view.getBigInt64(at, true)) },
  u1: { size: 1, read: (view, at) => view.getUint8(at) },
  u2: { size: 2, read: (view, at) => view.getUint16(at, true) },
  u4: { size: 4, read: (view, at) => view.getUint32(at, true) },
  u8: { size: 8, read: (view, at) => wholeNumber(view.getBigUint64(at, true)) },
  b1: { size: 1, read: (view, at) => view.getUint8(at) !== 0 },
};

/** An array of NumPy: its shape and type, and the first values, a row for each line of its last dimension. */
export async function openNpy(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const header = npyHeader(await source.read(0, npyHeaderBytes + 12, signal));
  if (!header) throw new StoreError('damaged', 'This is no array that NumPy wrote, or it breaks off.');
  const { descr, shape, isFortran, start } = header;
  const said = `${shapeText(shape)}, ${typeText(descr)}`;
  const reader = /^[<|]/.test(descr) ? readers[descr.slice(1)] : undefined;
  if (!reader || (isFortran && shape.length > 1)) {
    const why = descr.includes('O')
      ? 'Its values are Python objects. Loading them runs code, so Podium does not.'
      : 'Podium does not show the values of arrays of this kind.';
    return memoryTable(
      'NumPy array',
      [textColumn('shape'), textColumn('type')],
      [[shapeText(shape), typeText(descr)]],
      [why],
    );
  }
  const width = shape.at(-1) ?? 1;
  const isVector = shape.length <= 1;
  const columns = isVector ? 1 : Math.min(width, mostColumns);
  const count = isVector ? width : shape.slice(0, -1).reduce((all, size) => all * size, 1);
  const stride = (isVector ? 1 : width) * reader.size;
  const rowCount = Math.max(0, Math.min(count, mostRows));
  const rows: Row[] = [];
  for (let row = 0; row < rowCount; row++) {
    const from = start + row * stride;
    const bytes = await source.read(from, from + columns * reader.size, signal);
    if (bytes.length < columns * reader.size) break;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const values = Array.from({ length: columns }, (_, column) => reader.read(view, column * reader.size));
    rows.push([placeText(row, shape), ...values]);
  }
  const isPart = rows.length < count || (!isVector && columns < width);
  return memoryTable(
    `NumPy array, ${said}`,
    [
      textColumn('at'),
      ...Array.from({ length: columns }, (_, column) => numberColumn(isVector ? 'value' : String(column))),
    ],
    rows,
    [
      ...(isPart ? [`These are the first ${rows.length.toLocaleString('en')} lines of ${said}.`] : []),
      ...(rows.length < rowCount ? ['The file breaks off before its last value.'] : []),
    ],
  );
}

/** Where a line of the last dimension is among the others. */
function placeText(row: number, shape: readonly number[]): string {
  const sizes = shape.length <= 1 ? shape : shape.slice(0, -1);
  let rest = row;
  const places = sizes.toReversed().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
  return `[${places.toReversed().join(', ')}]`;
}

function wholeNumber(value: bigint): TableValue {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
