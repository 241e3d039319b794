import type { TableValue } from '../model/loggedTable.ts';
import { StoreError } from '../stores/storeError.ts';
import { numberInText } from './numberIn.ts';
import type { TableFile } from './tableFile.ts';

const rowsAtOnce = 500;

export interface SplitTable {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the file has more rows than there was room for. */
  readonly isPart: boolean;
}

/** A table from its first row on, in JSON as MLflow's `log_table` writes it: `{"columns": […], "data": [[…], …]}`. */
export async function splitTable(file: TableFile, maxBytes: number, signal: AbortSignal): Promise<SplitTable> {
  const encoder = new TextEncoder();
  const places = [...file.columns.keys()];
  const parts = [encoder.encode(`{"columns":${JSON.stringify(file.columns.map(({ name }) => name))},"data":[`)];
  const end = encoder.encode(']}');
  let left = maxBytes - end.length - (parts[0]?.length ?? 0);
  for (let from = 0; ;) {
    while (from >= file.counted.rowCount && !file.counted.isWhole) await file.countOn(signal);
    const to = Math.min(from + rowsAtOnce, file.counted.rowCount);
    if (from >= to) return { bytes: joined([...parts, end]), isPart: false };
    const rows = await file.read(from, to, places, signal);
    if (rows.length === 0)
      throw new StoreError('damaged', 'This file has fewer rows than it says. Download it, and open it elsewhere.');
    for (const row of rows) {
      const values = row.map((value, at) => inJson(value, file.columns[at]?.isNumeric === true));
      const line = encoder.encode(`${from === 0 ? '' : ','}${JSON.stringify(values)}`);
      left -= line.length;
      if (left < 0) return { bytes: joined([...parts, end]), isPart: true };
      parts.push(line);
      from++;
    }
    signal.throwIfAborted();
  }
}

/** What a CSV says in a column of numbers is one, so that 1.50 is 1.5. A number that JSON has not is its word. */
function inJson(value: TableValue, isNumeric: boolean): TableValue {
  if (isNumeric && typeof value === 'string') return inJson(numberInText(value) ?? value, false);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
