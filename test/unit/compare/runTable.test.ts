import assert from 'node:assert/strict';
import { slices } from '../../../src/base/slices.ts';
import type { Cell } from '../../../src/compare/cellOf.ts';
import { runTable, type TableFormat } from '../../../src/compare/runTable.ts';
import type { RunColumn } from '../../../src/model/runColumn.ts';

const columns: readonly RunColumn[] = [
  { kind: 'attribute', name: 'run_name' },
  { kind: 'attribute', name: 'start_time' },
  { kind: 'metric', name: 'auc' },
  { kind: 'param', name: 'note' },
];

async function written(
  format: TableFormat,
  columns: readonly RunColumn[],
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of runTable(format, columns, rows, (row) => row, slices())) pieces.push(piece);
  return pieces.join('');
}

describe('runs as a text for other programs', () => {
  const rows = [
    ['swift-fox', 0, 0.1 + 0.2, '=HYPERLINK("x")'],
    ['a,b', undefined, NaN, '-1e-3'],
  ];

  it('are CSV with exact values, MLflow’s names, times in UTC, and nothing that a spreadsheet would run', async () => {
    assert.equal(
      await written('csv', columns, rows),
      [
        'run_name,start_time,metrics.auc,params.note',
        `swift-fox,1970-01-01T00:00:00.000Z,0.30000000000000004,"'=HYPERLINK(""x"")"`,
        '"a,b",,NaN,-1e-3',
        '',
      ].join('\r\n'),
    );
  });

  it('are text with tabs, to be pasted', async () => {
    assert.equal(await written('tsv', columns.slice(0, 1), [['a,b'], ['c\td']]), 'run_name\na,b\n"c\td"\n');
  });

  it('are JSON that leaves out what is missing, and names what it has no number for', async () => {
    assert.deepEqual(JSON.parse(await written('json', columns, rows)), [
      {
        run_name: 'swift-fox',
        start_time: '1970-01-01T00:00:00.000Z',
        'metrics.auc': 0.1 + 0.2,
        'params.note': '=HYPERLINK("x")',
      },
      { run_name: 'a,b', 'metrics.auc': 'NaN', 'params.note': '-1e-3' },
    ]);
  });

  it('are Markdown in which no text is anything else', async () => {
    const table = await written('markdown', columns.slice(0, 1), [['a|b\n<img src=x>'], ['[x](y) `z`']]);
    assert.equal(table, '| run\\_name |\n| --- |\n| a\\|b \\<img src=x\\> |\n| \\[x\\](y) \\`z\\` |\n');
  });

  it('are whole however many they are, and empty tables where there are none', async () => {
    const many = Array.from({ length: 12_345 }, (_, index) => [`run ${String(index)}`, index, index / 2, undefined]);
    const parsed = JSON.parse(await written('json', columns, many)) as readonly Readonly<Record<string, unknown>>[];
    assert.deepEqual(
      parsed.map((one) => one['metrics.auc']),
      many.map(([, , auc]) => auc),
    );
    assert.equal((await written('csv', columns, many)).split('\r\n').length, many.length + 2);
    assert.deepEqual(JSON.parse(await written('json', columns, [])), []);
    assert.equal(await written('tsv', columns.slice(0, 1), []), 'run_name\n');
  });
});
