import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed } from '../../../src/base/keyed.ts';
import { comparison } from '../../../src/compare/comparison.ts';
import { comparedValue } from '../../../src/model/comparedRow.ts';
import { seed } from '../../support/seed.ts';

const of = (one: Readonly<Record<string, string | number>>) => keyed(Object.entries(one));
const runs = { seed, numRuns: 500 };

const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a', 'A', 'a10', 'a9', ''), fc.string());
const value = fc.oneof(fc.constantFrom('NaN', '1', 1, ''), fc.string(), fc.double({ noNaN: true }));
const thing = fc.array(fc.tuple(name, value), { maxLength: 8 }).map((pairs) => keyed(pairs));
const things = fc.array(fc.option(thing, { nil: undefined }), { maxLength: 6 });

describe('a comparison', () => {
  it('has a row for each name, by name, with what each has in it', () => {
    const rows = comparison([of({ depth: '3', lr: '0.1', seed: '7' }), of({ lr: '0.2', seed: '7' })]);
    assert.deepEqual(rows, [
      { name: 'depth', values: ['3'], cells: [0, -1], differs: true },
      { name: 'lr', values: ['0.1', '0.2'], cells: [0, 1], differs: true },
      { name: 'seed', values: ['7'], cells: [0, 0], differs: false },
    ]);
  });

  it('tells a number from the same number as a text, as somebody logged them', () => {
    assert.equal(comparison([of({ lr: '1' }), of({ lr: 1 })])[0]?.differs, true);
    assert.equal(comparison([of({ lr: 'NaN' }), of({ lr: 'NaN' })])[0]?.differs, false);
  });

  it('gives one of which nothing is known no say', () => {
    assert.deepEqual(comparison([of({ lr: '1' }), undefined, of({ lr: '1' })]), [
      { name: 'lr', values: ['1'], cells: [0, -1, 0], differs: false },
    ]);
  });

  it('of one, or of none, differs in nothing', () => {
    assert.deepEqual(comparison([]), []);
    assert.equal(comparison([of({ lr: '1' })])[0]?.differs, false);
  });

  it('is complete: every value of every one is in it once, and nothing else', () => {
    fc.assert(
      fc.property(things, (all) => {
        const rows = comparison(all);
        assert.equal(new Set(rows.map((row) => row.name)).size, rows.length);
        for (const [index, one] of all.entries()) {
          const back = rows.flatMap((row) => {
            const there = comparedValue(row, index);
            return there === undefined ? [] : [[row.name, there] as const];
          });
          assert.deepEqual({ ...keyed(back) }, { ...(one ?? keyed([])) });
        }
      }),
      runs,
    );
  });

  it('is symmetric and stable: whoever comes first, the same rows differ, in the same order', () => {
    fc.assert(
      fc.property(things, (all) => {
        const told = (rows: ReturnType<typeof comparison>) => rows.map((row) => [row.name, row.differs]);
        assert.deepEqual(told(comparison(all.toReversed())), told(comparison(all)));
        assert.deepEqual(comparison(all), comparison(all));
      }),
      runs,
    );
  });

  it('of equal ones differs in nothing', () => {
    fc.assert(
      fc.property(thing, (one) => comparison([one, one]).every(({ differs }) => !differs)),
      runs,
    );
  });
});
