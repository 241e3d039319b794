import { readTable } from '../compare/readTable.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { memoryTable } from './memoryTable.ts';
import type { TableFile } from './tableFile.ts';

const mostBytes = 64 * 1024 * 1024;
const mostRows = 1_000_000;

/** A table as MLflow's `log_table` and pandas write it in JSON, which must be read whole; `undefined` for other JSON. */
export async function openLoggedTable(source: ByteSource, signal: AbortSignal): Promise<TableFile | undefined> {
  if (source.sizeBytes > mostBytes) {
    throw new StoreError(
      'tooLarge',
      'This table is more than 64 MiB of JSON, which can only be read whole. Log it as Parquet or CSV to look at it here.',
    );
  }
  const text = new TextDecoder().decode(await source.read(0, source.sizeBytes, signal));
  const reading = readTable(text, false, mostRows);
  let step = reading.next();
  while (step.done !== true) {
    signal.throwIfAborted();
    step = reading.next();
  }
  const table = step.value;
  if (!table) return undefined;
  const { rows } = table;
  return memoryTable(
    'logged table',
    table.columns.map((name, column) => ({
      name,
      isNumeric:
        rows.some((row) => typeof row[column] === 'number') &&
        rows.every((row) => row[column] === null || typeof row[column] === 'number'),
    })),
    rows,
    table.isPart ? [`The file breaks off after row ${rows.length.toLocaleString('en')}.`] : [],
  );
}
