import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { readTable } from '../../../src/compare/readTable.ts';
import { loggedTables, type LoggedTable } from '../../../src/model/loggedTable.ts';
import { seed } from '../../support/seed.ts';

const runs = { seed, numRuns: 500 };

function read(text: string, isCut = false): LoggedTable | undefined {
  const reading = readTable(text, isCut, 1_000);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

const written = fc
  .tuple(
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }),
    fc.array(fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 4, maxLength: 4 })),
  )
  .map(([columns, data]) => ({ columns, data: data.map((row) => row.slice(0, columns.length)) }));

describe('a logged table', () => {
  it('is read as log_table writes it, lists and records as their JSON', () => {
    assert.deepEqual(read('{"columns":["id","x"],"data":[[1.0,"a]\\""],[2.5,{"type":"image"}],[null,true]]}'), {
      columns: ['id', 'x'],
      rows: [
        [1, 'a]"'],
        [2.5, '{"type":"image"}'],
        [null, true],
      ],
      isPart: false,
    });
  });

  it('is read with its index, in any order, with spaces, rows that are short or long, and names that come again', () => {
    const text = '{ "data" : [ [1], [1,2,3] ] , "index":[[0],"]"], "columns":["a", "a", 7] }';
    assert.deepEqual(read(text), {
      columns: ['a', 'a (2)', '7'],
      rows: [
        [1, null, null],
        [1, 2, 3],
      ],
      isPart: false,
    });
  });

  it('is nothing where somebody wrote something else', () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{}',
      '{"columns":["a"]}',
      '{"columns":{},"data":[]}',
      '{"columns":["a"],"data":[[1,]]}',
      '{"columns":["a"],"data":7}',
      '<html>',
    ])
      assert.equal(read(text), undefined, text);
  });

  it('says that there is more than it was to read', () => {
    const text = JSON.stringify({ columns: ['a'], data: Array.from({ length: 1_001 }, (_, at) => [at]) });
    const table = read(text);
    assert.deepEqual([table?.rows.length, table?.isPart], [1_000, true]);
  });

  it('has what JSON.parse finds', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(undefined, 1), (table, indent) => {
        const { data } = JSON.parse(JSON.stringify(table)) as typeof table;
        const rows = data.map((row) =>
          row.map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)),
        );
        assert.deepEqual(read(JSON.stringify(table, undefined, indent)), {
          columns: table.columns,
          rows,
          isPart: false,
        });
      }),
      runs,
    );
  });

  it('that was cut off anywhere has the rows that are whole', () => {
    fc.assert(
      fc.property(written, fc.nat(), (table, at) => {
        const bytes = Buffer.from(JSON.stringify(table));
        const cut = read(bytes.subarray(0, at % bytes.length).toString(), true);
        if (!cut) return;
        const whole = read(bytes.toString());
        assert.equal(cut.isPart, true);
        assert.deepEqual(cut.rows, whole?.rows.slice(0, cut.rows.length));
      }),
      runs,
    );
  });
});

describe('the tables that a run names in its tag', () => {
  it('are the paths of tables, each once, whatever else stands there', () => {
    const table = (path: unknown, type = 'table') => ({ path, type });
    const tag = [table('eval.json'), table('eval.json'), table('x.png', 'image'), table(7), null, 'eval2.json'];
    assert.deepEqual(loggedTables(JSON.stringify(tag)), ['eval.json']);
    for (const odd of [undefined, '', '{', '{"path":"x","type":"table"}', 'null'])
      assert.deepEqual(loggedTables(odd), []);
  });
});
