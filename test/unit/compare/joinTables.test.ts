import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparedTables, tableValue } from '../../../src/compare/comparedTables.ts';
import { joinTables } from '../../../src/compare/joinTables.ts';
import { guessKeys } from '../../../src/compare/keyColumns.ts';
import { seed } from '../../support/seed.ts';
import { anyKeys, anyTables, aTable } from './aTable.ts';

const runs = { seed, numRuns: 500 };

const fox = aTable(
  ['id', 'question', 'answer', 'score'],
  [
    ['a', 'Why?', 'Because.', 0.5],
    ['b', 'How?', 'So.', 1],
    ['c', 'Who?', null, 0],
  ],
);
const owl = aTable(
  ['score', 'id', 'answer', 'question'],
  [
    [0.5, 'a', 'Because.', 'Why?'],
    [0.9, 'd', 'There.', 'Where?'],
    [1, 'b', 'Like this.', 'How?'],
  ],
);

describe('tables of several runs', () => {
  it('are joined by a column, in the order of the first, and then what only others have', () => {
    assert.deepEqual(joinTables([fox, undefined, owl], ['id']), [
      { key: ['a'], nth: 0, places: [0, -1, 0] },
      { key: ['b'], nth: 0, places: [1, -1, 2] },
      { key: ['c'], nth: 0, places: [2, -1, -1] },
      { key: ['d'], nth: 0, places: [-1, -1, 1] },
    ]);
  });

  it('are joined by the number of the row where there is no column', () => {
    assert.deepEqual(
      joinTables([fox, aTable(['x'], [['1']])], []).map(({ key, places }) => [key, places]),
      [
        [[1], [0, 0]],
        [[2], [1, -1]],
        [[3], [2, -1]],
      ],
    );
  });

  it('that say a key twice are joined first with first, and the second is said to be one', () => {
    const twice = aTable(['id'], [['a'], ['b'], ['a']]);
    assert.deepEqual(joinTables([twice, aTable(['id'], [['a'], ['a'], ['a']])], ['id']), [
      { key: ['a'], nth: 0, places: [0, 0] },
      { key: ['b'], nth: 0, places: [1, -1] },
      { key: ['a'], nth: 1, places: [2, 1] },
      { key: ['a'], nth: 2, places: [-1, 2] },
    ]);
    assert.equal(comparedTables([twice], ['id']).repeated, 1);
  });

  it('differ where two say something else, or one that is known whole lacks a row', () => {
    const both = comparedTables([fox, owl], ['id']);
    assert.deepEqual(
      both.rows.map(({ key: [id], differs }) => [id, differs]),
      [
        ['a', false],
        ['b', true],
        ['c', true],
        ['d', true],
      ],
    );
    assert.deepEqual(
      both.columns.map(({ name, differs }) => [name, differs]),
      [
        ['question', false],
        ['answer', true],
        ['score', false],
      ],
    );
    const part = comparedTables([fox, { ...owl, isPart: true }], ['id']);
    assert.deepEqual(
      part.rows.map(({ differs }) => differs),
      [false, true, false, true],
    );
  });

  it('do not differ by a column that is left out', () => {
    const { rows, columns } = comparedTables([fox, { ...owl, isPart: true }], ['id'], ['answer']);
    assert.deepEqual(
      rows.map(({ differs }) => differs),
      [false, false, false, true],
    );
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['question', 'score'],
    );
  });

  it('tell nothing from no row, and a number from its text', () => {
    const odd = comparedTables([aTable(['id', 'x'], [['a', null]]), aTable(['id', 'x'], [['a', 1]])], ['id']);
    assert.equal(odd.rows[0]?.differs, true);
    const text = comparedTables([aTable(['id', 'x'], [['a', '1']]), aTable(['id', 'x'], [['a', 1]])], ['id']);
    assert.equal(text.rows[0]?.differs, true);
  });

  it('lose no row and invent none: each row of each is there once', () => {
    fc.assert(
      fc.property(anyTables, anyKeys, (tables, keys) => {
        const rows = joinTables(tables, keys);
        for (const [which, table] of tables.entries()) {
          const places = rows.map((row) => row.places[which] ?? -1).filter((place) => place >= 0);
          assert.deepEqual(
            places.toSorted((a, b) => a - b),
            (table?.rows ?? []).map((_, at) => at),
          );
        }
        assert.ok(rows.every(({ places }) => places.length === tables.length && places.some((place) => place >= 0)));
      }),
      runs,
    );
  });

  it('are joined alike whoever comes first', () => {
    fc.assert(
      fc.property(anyTables, anyKeys, (tables, keys) => {
        const told = (all: typeof tables, turn: (places: readonly number[]) => readonly number[]) =>
          comparedTables(all, keys)
            .rows.map(({ key, nth, places, differs }) => JSON.stringify([key, nth, turn(places), differs]))
            .sort();
        assert.deepEqual(
          told(tables.toReversed(), (places) => places.toReversed()),
          told(tables, (places) => places),
        );
      }),
      runs,
    );
  });

  it('keep their order when one more comes', () => {
    fc.assert(
      fc.property(anyTables, anyKeys, (tables, keys) => {
        const named = (all: typeof tables) => joinTables(all, keys).map(({ key, nth }) => [key, nth]);
        const before = named(tables.slice(0, -1));
        assert.deepEqual(named(tables).slice(0, before.length), before);
      }),
      runs,
    );
  });

  it('that are equal differ in nothing', () => {
    fc.assert(
      fc.property(anyTables, anyKeys, ([table], keys) => {
        const { rows, columns } = comparedTables([table, table], keys);
        assert.ok([...rows, ...columns].every(({ differs }) => !differs));
      }),
      runs,
    );
  });

  it('have in each cell what was logged there', () => {
    const { rows, columns } = comparedTables([fox, owl], ['id']);
    const [, answer] = columns;
    assert.ok(answer);
    assert.deepEqual(
      rows.map((row) => [tableValue([fox, owl], row, answer, 0), tableValue([fox, owl], row, answer, 1)]),
      [
        ['Because.', 'Because.'],
        ['So.', 'Like this.'],
        [null, undefined],
        [undefined, 'There.'],
      ],
    );
  });
});

describe('the column by which tables are joined', () => {
  it('is called like a name of things, or else like what was asked', () => {
    assert.deepEqual(guessKeys([fox, owl]), ['id']);
    const unnamed = [fox, owl].map(({ columns, ...table }) => ({
      ...table,
      columns: columns.map((name) => (name === 'id' ? 'what' : name)),
    }));
    assert.deepEqual(guessKeys(unnamed), ['question']);
    for (const name of ['request_id', 'exampleId', 'row', 'Row Index', 'inputs', 'inputs/question', 'user prompt'])
      assert.deepEqual(guessKeys([aTable([name], [['a']]), aTable(['x', name], [['b', 'a']])]), [name], name);
    for (const name of ['grid', 'paid', 'context', 'thread'])
      assert.deepEqual(guessKeys([aTable([name], [['a']]), aTable([name], [['a']])]), [], name);
  });

  it('says nothing twice, and has something in common', () => {
    const twice = aTable(
      ['id', 'input'],
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
    );
    assert.deepEqual(guessKeys([twice, twice]), ['input']);
    const others = [aTable(['uid', 'prompt'], [['1', 'x']]), aTable(['uid', 'prompt'], [['2', 'x']])];
    assert.deepEqual(guessKeys(others), ['prompt']);
    assert.deepEqual(guessKeys([aTable(['id'], [[null]]), aTable(['id'], [[null]])]), []);
    assert.deepEqual(guessKeys([]), []);
  });
});
