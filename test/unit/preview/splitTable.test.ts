import assert from 'node:assert/strict';
import { memoryTable, numberColumn } from '../../../src/preview/memoryTable.ts';
import { splitTable } from '../../../src/preview/splitTable.ts';
import { never } from './sources.ts';

describe('a table that is handed over from its beginning', () => {
  const table = memoryTable('CSV', [numberColumn('x')], [['1.50'], [NaN], ['a']]);

  it('is as MLflow logs it, as far as there is room', async () => {
    const whole = await splitTable(table, 1_000, never);
    assert.deepEqual(whole.isPart, false);
    assert.equal(new TextDecoder().decode(whole.bytes), '{"columns":["x"],"data":[[1.5],["NaN"],["a"]]}');
    const part = await splitTable(table, 40, never);
    assert.deepEqual(part.isPart, true);
    assert.equal(new TextDecoder().decode(part.bytes), '{"columns":["x"],"data":[[1.5],["NaN"]]}');
  });

  it('is given up where it has fewer rows than it says', async () => {
    const short = { ...table, counted: { ...table.counted, rowCount: 5 } };
    await assert.rejects(splitTable(short, 1_000, never), { fault: 'damaged' });
  });
});
