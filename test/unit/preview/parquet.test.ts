import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../src/preview/openDocument.ts';
import { openParquet } from '../../../src/preview/parquetFile.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { fixture, never, sourceOf } from './sources.ts';

describe('a Parquet file', () => {
  for (const name of ['snappy', 'zstd', 'gzip']) {
    it(`that is compressed by ${name} has the values that were written, across its row groups`, async () => {
      const table = await openParquet(sourceOf(await fixture(`${name}.parquet`)), never);
      assert.deepEqual(
        table.columns.map((column) => [column.name, column.isNumeric]),
        [
          ['id', true],
          ['score', true],
          ['name', false],
          ['big', true],
          ['when', false],
          ['cost', true],
          ['tags', false],
          ['point', false],
          ['isGood', false],
          ['raw', false],
        ],
      );
      assert.equal(table.counted.rowCount, 300);
      const all = [...table.columns.keys()];
      assert.deepEqual(await table.read(1, 3, all, never), [
        [
          1,
          NaN,
          'row 1',
          '4611686018427387905',
          '2026-01-02T00:00:00Z',
          0.25,
          '["a"]',
          '{"x":1,"y":-1}',
          false,
          '0101',
        ],
        [
          2,
          0.25,
          null,
          '4611686018427387906',
          '2026-01-03T00:00:00Z',
          0.5,
          '["a","b"]',
          '{"x":2,"y":-2}',
          true,
          '0201',
        ],
      ]);
      assert.deepEqual(
        await table.read(98, 102, [2, 0], never),
        [98, 99, 100, 101].map((row) => [`row ${String(row)}`, row]),
      );
      assert.equal(table.pieceEnd(150), 200);
    });
  }

  it('of which only a column is looked at is read only there', async () => {
    const bytes = await fixture('snappy.parquet');
    const whole = sourceOf(bytes);
    let read = 0;
    const source = {
      ...whole,
      read: (from: number, to: number) => {
        read += to - from;
        return whole.read(from, to);
      },
    };
    const table = await openParquet(source, never);
    read = 0;
    await table.read(0, 10, [0], never);
    assert.ok(read > 0 && read < bytes.length / 10, String(read));
  });

  it('that breaks off, or is something else, is called damaged', async () => {
    const bytes = await fixture('snappy.parquet');
    for (const broken of [bytes.subarray(0, 2_000), new Uint8Array(0), new TextEncoder().encode('PAR1 and then PAR1')])
      await assert.rejects(openDocument('x.parquet', sourceOf(broken), never), (error) => error instanceof StoreError);
  });

  it('in which any bytes were changed is read, or said not to be', async () => {
    const bytes = await fixture('snappy.parquet');
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const broken = new Uint8Array(bytes);
        for (const [place, byte] of changed) broken[place] = byte;
        try {
          const { table } = await openDocument('x.parquet', sourceOf(broken), never);
          await table?.rows(
            { arrangement: { filter: { text: '', columns: [] } }, from: 0, to: 300, fromColumn: 0, toColumn: 20 },
            never,
          );
        } catch (error) {
          assert.ok(error instanceof StoreError, String(error));
        }
      }),
      { numRuns: 150 },
    );
  });
});
