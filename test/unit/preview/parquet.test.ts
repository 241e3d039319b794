import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parquetMetadataAsync, parquetReadObjects, readOffsetIndex, type AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource } from '../../../src/preview/byteSource.ts';
import { openDocument } from '../../../src/preview/openDocument.ts';
import { ParquetBudget } from '../../../src/preview/parquetBudget.ts';
import { openParquet } from '../../../src/preview/parquetFile.ts';
import { ChunkPages } from '../../../src/preview/parquetPages.ts';
import { valueOf } from '../../../src/preview/parquetValue.ts';
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

  it('has from wherever one looks the values that are found by reading it whole', async function () {
    this.timeout(60_000);
    for (const name of ['snappy', 'zstd', 'gzip', 'pages', 'indexed']) {
      const source = sourceOf(await fixture(`${name}.parquet`));
      const file = bufferOf(source);
      const rows = await parquetReadObjects({ file, compressors, utf8: false });
      const parts = fc.record({
        range: fc.tuple(fc.nat(rows.length), fc.nat(rows.length)),
        mostWholeBytes: fc.constantFrom(0, 2 ** 20),
      });
      const property = fc.asyncProperty(parts, async ({ range, mostWholeBytes }) => {
        const [from = 0, to = 0] = range.toSorted((a, b) => a - b);
        const table = await openParquet(source, never, mostWholeBytes);
        const expected = rows.slice(from, to).map((row) => table.columns.map((column) => valueOf(row[column.name])));
        assert.deepEqual(await table.read(from, to, [...table.columns.keys()], never), expected);
      });
      await fc.assert(property, { numRuns: 12 });
    }
  });

  it('that breaks off, or is something else, is called damaged', async () => {
    const bytes = await fixture('snappy.parquet');
    for (const broken of [bytes.subarray(0, 2_000), new Uint8Array(0), new TextEncoder().encode('PAR1 and then PAR1')])
      await assert.rejects(openDocument('x.parquet', sourceOf(broken), never), (error) => error instanceof StoreError);
  });

  it('whose chunks are long is read page by page, whether or not it says where these lie', async () => {
    for (const name of ['pages', 'indexed']) {
      const table = await openParquet(sourceOf(await fixture(`${name}.parquet`)), never, 0);
      for (const [from, to] of [
        [0, 3],
        [4_090, 4_100],
        [9_990, 10_010],
        [11_998, 12_000],
        [1_000, 9_000],
      ] as const) {
        const rows = Array.from({ length: to - from }, (_, at) => from + at);
        assert.deepEqual(
          await table.read(from, to, [2, 0, 1], never),
          rows.map((row) => [row / 2, row, row % 7 === 0 ? null : `kind ${String(row % 5)}`]),
          `${name} ${String(from)}`,
        );
      }
    }
  });

  it('has its pages where its index says that they are, which is found without reading them', async () => {
    const source = sourceOf(await fixture('indexed.parquet'));
    const metadata = await parquetMetadataAsync(bufferOf(source));
    let longest = 0;
    for (const { offset_index_length: length = 0, ...chunk } of metadata.row_groups.flatMap(({ columns }) => columns)) {
      const { offset_index_offset: offset = 0n } = chunk;
      const index = await source.read(Number(offset), Number(offset) + length);
      const { page_locations: told } = readOffsetIndex({ view: new DataView(index.buffer), offset: 0 });
      assert.deepEqual(await new ChunkPages(chunk).upTo(10_000, source, never), told);
      assert.deepEqual(await new ChunkPages({ ...chunk, offset_index_length: length }).upTo(1, source, never), told);
      const reads: number[] = [];
      const read: ByteSource['read'] = (from, to) => (reads.push(to - from), source.read(from, to));
      assert.deepEqual(await new ChunkPages(chunk).upTo(1, { ...source, read }, never), told.slice(0, 1));
      assert.ok(reads.length <= 2 && Math.max(...reads) <= 512, String(reads));
      longest = Math.max(longest, told.length);
    }
    assert.ok(longest > 20);
  });

  it('whose pages say that they hold billions of values is not read', () => {
    const page = { type: 'DATA_PAGE', uncompressed_page_size: 10, compressed_page_size: 10 } as const;
    const levels = { definition_level_encoding: 'RLE', repetition_level_encoding: 'RLE' } as const;
    const header = (num_values: number) => ({
      ...page,
      data_page_header: { num_values, encoding: 'PLAIN', ...levels } as const,
    });
    const budget = new ParquetBudget();
    budget.take(header(2 ** 24));
    assert.throws(() => budget.take(header(1)), { fault: 'tooLarge' });
    assert.throws(() => new ParquetBudget().take(header(2 ** 31 - 1)), { fault: 'tooLarge' });
    assert.throws(() => new ParquetBudget().take(header(-1)), /not whole/);
  });

  it('in which any bytes were changed is read, or said not to be', async function () {
    this.timeout(120_000);
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
      // A run that says that it is billions long, and two columns that break off.
      { numRuns: 150, examples: [[[[1085, 232]]], [[[16_945, 250]]]] },
    );
  });
});

function bufferOf(source: ByteSource): AsyncBuffer {
  return {
    byteLength: source.sizeBytes,
    slice: async (from, to = source.sizeBytes) => (await source.read(from, to)).buffer,
  };
}
