import assert from 'node:assert/strict';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { TableContent } from '../../../src/protocol/preview.ts';
import { RowBook } from '../../../webview/preview/rowBook.ts';
import { fixture, never, sourceOf } from './sources.ts';

describe('the first rows of a table', () => {
  it('come with it, as they would if they were asked for', async () => {
    const { content, table } = await open('t.csv', csv(3, 100));
    assert.equal(content.first?.rows.length, 60);
    const arrangement = { filter: { text: '', columns: [] } };
    const asked = await table?.rows({ arrangement, from: 0, to: 60, fromColumn: 0, toColumn: 3 }, never);
    assert.deepEqual(content.first, asked);
  });

  it('are fewer where there are many columns', async () => {
    const { content } = await open('t.csv', csv(300, 100));
    assert.deepEqual([content.first?.rows.length, content.first?.rows[0]?.length], [30, 200]);
  });

  it('are left for later where they cannot be read', async () => {
    const bytes = await fixture('snappy.parquet');
    bytes.fill(0xff, 4, 3_000);
    const { content, table } = await open('t.parquet', bytes);
    assert.ok(content.columns.length > 0 && table);
    assert.equal(content.first, undefined);
  });

  it('are not asked for again', () => {
    const asked: unknown[] = [];
    const ask = (want: unknown) => {
      asked.push(want);
      return Promise.resolve({ rows: [], numbers: [] });
    };
    const rows = [['a'], ['b']];
    const book = new RowBook(ask, () => undefined, { rows, numbers: [0, 1] });
    assert.deepEqual(book.at(1), { number: 1, fromColumn: 0, values: ['b'] });
    book.want({ from: 0, to: 2, fromColumn: 0, toColumn: 1 }, 3, 1);
    assert.deepEqual(asked, []);
    book.want({ from: 0, to: 3, fromColumn: 0, toColumn: 1 }, 3, 1);
    assert.equal(asked.length, 1);
  });
});

async function open(name: string, bytes: string | Uint8Array) {
  const { content, table } = await openDocument(name, sourceOf(bytes), never);
  return { content: content as TableContent, table };
}

function csv(columns: number, rows: number): string {
  const line = (row: number): string => Array.from({ length: columns }, (_, at) => String(row * at)).join(',');
  return Array.from({ length: rows + 1 }, (_, row) => line(row)).join('\n');
}
