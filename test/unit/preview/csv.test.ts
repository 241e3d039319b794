import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvRecords } from '../../../src/preview/csvRecords.ts';
import { openCsv } from '../../../src/preview/csvFile.ts';
import { RecordScanner } from '../../../src/preview/recordScanner.ts';
import { sniffDelimiter } from '../../../src/preview/sniffCsv.ts';
import { never, sourceOf } from './sources.ts';

const bits = fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a', ' ', 'é', '1.5', '');
const text = fc.array(bits, { maxLength: 40 }).map((parts) => parts.join(''));

describe('a CSV', () => {
  it('has as many records where they are counted, in whatever pieces, as where they are read', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (csv, size) => {
        const bytes = new TextEncoder().encode(csv);
        const scanner = new RecordScanner({ quote: 0x22, delimiter: 0x2c });
        const ends: number[] = [];
        for (let at = 0; at < bytes.length; at += size)
          scanner.scan(bytes.subarray(at, at + size), (place, isEmpty) => {
            if (!isEmpty) ends.push(at + place);
          });
        if (scanner.hasRest) ends.push(bytes.length);
        assert.equal(ends.length, csvRecords(csv, ',').length);
        // What lies before an end is read as the records before it.
        for (const [index, end] of ends.entries()) {
          const before = csvRecords(new TextDecoder().decode(bytes.subarray(0, end)), ',');
          assert.deepEqual(before, csvRecords(csv, ',').slice(0, index + 1));
        }
      }),
    );
  });

  it('has what was written, whatever it was', () => {
    const fields = fc.array(fc.array(text, { minLength: 2, maxLength: 3 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fields, (rows) => {
        const csv = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(';')).join('\r\n');
        assert.deepEqual(csvRecords(csv, ';'), rows);
      }),
    );
  });

  it('is divided by what makes most records alike', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const csv = [
        ['a', 'b'],
        ['1,5', 'x'],
        ['2,5', 'y'],
      ].map((row) => row.map((field) => (delimiter === ',' ? `"${field}"` : field)).join(delimiter));
      assert.equal(sniffDelimiter(csv.join('\n'), false), delimiter);
    }
    assert.equal(sniffDelimiter('one\ntwo\n', true), '\t');
  });

  it('is read from any row, with its names, however many records come before', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => `${String(at)},"x\n${String(at)}"`);
    const table = await openCsv(sourceOf(`\ufeffid,,id\n${rows.join('\n')}`), false, never);
    assert.deepEqual(table.columns, [
      { name: 'id', isNumeric: true },
      { name: 'column 2', isNumeric: false },
      { name: 'id (2)', isNumeric: false },
    ]);
    assert.deepEqual(table.counted, { rowCount: 1_000, isWhole: true, share: 1 });
    for (const from of [0, 126, 127, 128, 500, 998]) {
      assert.deepEqual(
        await table.read(from, from + 2, [1, 0], never),
        [from, from + 1].map((at) => [`x\n${String(at)}`, String(at)]),
      );
    }
    assert.deepEqual(table.notes, [
      '499 of the first 499 rows have another number of fields than the 3 names in the first line; the first one is row 1.',
    ]);
  });

  it('of which a quote is never closed says so, and keeps what comes before', async () => {
    const table = await openCsv(sourceOf(`a,b\n1,2\n3,"${'x'.repeat(9 * 1024 * 1024)}`), false, never).catch(
      (error: unknown) => error,
    );
    assert.match(String(table), /Record 3 is longer than 8 MiB/);
  });

  it('that is UTF-16 is left to the editor', async () => {
    await assert.rejects(openCsv(sourceOf(Uint8Array.of(0xff, 0xfe, 0x61, 0)), false, never), /UTF-16/);
  });
});
