/** `readSpoilt.ts SEED COUNT`: reads so many files that are not what they say, in a process that ends where one of them takes all of its memory. */
import { writeSync } from 'node:fs';
import { openDocument } from '../../../src/preview/openDocument.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { exampleFiles } from './examples.ts';
import { randomOf, spoilt } from './spoilt.ts';

const [seed = 0, count = 0] = process.argv.slice(2).map(Number);
const never = new AbortController().signal;
const files = [...(await exampleFiles())];
let read = 0;
for (let at = seed; at < seed + count; at++) {
  const [name, whole] = files[at % files.length] ?? ['', new Uint8Array()];
  const bytes = spoilt(whole, randomOf(at));
  // Where the process ends, this is the last line.
  writeSync(1, `${String(at)} ${name}\n`);
  if (await isRead(name, bytes)) read++;
}
writeSync(1, `read ${String(read)}\n`);

/** Whether there was something to see; otherwise it was said why not. */
async function isRead(name: string, bytes: Uint8Array): Promise<boolean> {
  const source = {
    sizeBytes: bytes.length,
    read: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
  };
  try {
    const { table } = await openDocument(name, source, never);
    const filter = { text: '', columns: [] };
    await table?.rows({ arrangement: { filter }, from: 0, to: 300, fromColumn: 0, toColumn: 50 }, never);
    await table?.statistics({ filter, column: 0 }, never);
    await table?.arrange({ filter, sort: { column: 0, descending: true } }, never);
    return true;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw new Error(`${name} is not called damaged`, { cause: error });
  }
}
