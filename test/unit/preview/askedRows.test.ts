import assert from 'node:assert/strict';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { TableRows } from '../../../src/protocol/preview.ts';
import { RowBook } from '../../../webview/preview/rowBook.ts';
import { never, sourceOf } from './sources.ts';

const span = { from: 0, to: 2, fromColumn: 0, toColumn: 1 };
const all = { filter: { text: '', columns: [] } };

describe('rows that are asked for', () => {
  it('are those that were found, also where one of all rows was asked for meanwhile', async () => {
    const { table } = await openDocument('t.csv', sourceOf('city\nUlm\nBonn\nAalen\n'), never);
    assert.ok(table);
    const found = { filter: { text: 'n', columns: [] } };
    while (!(await table.arrange(found, never)).isDone);
    const rows = await table.rows({ arrangement: found, ...span }, never);
    assert.deepEqual(rows, { numbers: [1, 2], rows: [['Bonn'], ['Aalen']] });
    await table.rows({ arrangement: all, ...span }, never);
    assert.deepEqual(await table.rows({ arrangement: found, ...span }, never), rows);
  });

  it('are not asked for over and over where the file has fewer than it says', async () => {
    let asked = 0;
    const ask = (): Promise<TableRows> => Promise.resolve({ rows: [['only one']], numbers: [++asked - 1] });
    // As a page does, which asks for what it lacks whenever it is drawn.
    const book: RowBook = new RowBook(ask, () => {
      if (asked < 5) book.want(span, 2, 1);
    });
    book.want(span, 2, 1);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(asked, 1);
    assert.match(book.failure ?? '', /Not all rows could be read/);
    assert.deepEqual(book.at(0)?.values, ['only one']);
  });

  it('have the columns of all lines, also of a short file whose last line does not end', async () => {
    const { content } = await openDocument('t.jsonl', sourceOf('{"a":"ü"}\n{"b":1}'), never);
    assert.ok(content.kind === 'table');
    assert.deepEqual([content.columns.map(({ name }) => name), content.notes], [['a', 'b'], []]);
  });

  it('are as many as were counted, also where a line is nothing but the mark of UTF-8', async () => {
    const { table } = await openDocument('t.jsonl', sourceOf('\ufeff\n{"a":1}\n'), never);
    assert.ok(table);
    const { rowCount } = await table.count(never);
    const { rows } = await table.rows({ arrangement: all, ...span }, never);
    assert.deepEqual([rowCount, rows.length], [2, 2]);
  });
});
