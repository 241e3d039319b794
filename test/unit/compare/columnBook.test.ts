import assert from 'node:assert/strict';
import { ColumnBook } from '../../../src/compare/columnBook.ts';
import type { Run } from '../../../src/model/run.ts';
import { aRun } from './aRun.ts';

describe('what runs have in columns', () => {
  const bookOf = (...runs: readonly Run[]): ColumnBook => {
    const book = new ColumnBook();
    for (const run of runs) book.add(run);
    return book;
  };
  const factsOf = (book: ColumnBook, name: string) => book.list().find((facts) => facts.name === name);

  it('is listed as metrics, params and tags, without those of MLflow', () => {
    const book = bookOf(aRun({ tags: { team: 'x', 'mlflow.user': 'ada' }, params: { lr: '1' }, metrics: { auc: 1 } }));
    assert.deepEqual(
      book.list().map(({ kind, name }) => [kind, name]),
      [
        ['metric', 'auc'],
        ['param', 'lr'],
        ['tag', 'team'],
      ],
    );
  });

  it('differs where two have something else, or one has nothing', () => {
    const one = aRun({ params: { lr: '0.1', seed: '1', only: 'x' }, metrics: { auc: NaN } });
    const book = bookOf(one, aRun({ params: { lr: '0.2', seed: '1' }, metrics: { auc: NaN } }));
    const differs = ['lr', 'seed', 'only', 'auc'].map((name) => factsOf(book, name)?.differs);
    assert.deepEqual(differs, [true, false, true, false]);
  });

  it('has a range of what is finite', () => {
    const book = bookOf(...[3, NaN, -Number.MAX_VALUE, Infinity, 0, -0.5].map((auc) => aRun({ metrics: { auc } })));
    const { min, max, least, isWhole, count } = factsOf(book, 'auc') ?? {};
    assert.deepEqual([min, max, least, isWhole, count], [-0.5, 3, 0.5, false, 6]);
  });

  it('has no range where nothing is finite', () => {
    const facts = factsOf(bookOf(aRun({ metrics: { auc: NaN } })), 'auc') ?? {};
    assert.ok(!('min' in facts) && !('max' in facts) && !('least' in facts));
  });

  it('are numbers where all texts are, and nothing else is', () => {
    const book = bookOf(
      aRun({ params: { lr: '1e-3', mixed: '1', blank: '1', words: 'x' } }),
      aRun({ params: { lr: '10', mixed: 'auto', blank: ' ', words: 'y' } }),
    );
    const areNumbers = ['lr', 'mixed', 'blank', 'words'].map((name) => factsOf(book, name)?.isNumeric);
    assert.deepEqual(areNumbers, [true, false, false, false]);
    assert.deepEqual([factsOf(book, 'lr')?.max, factsOf(book, 'lr')?.textCount], [10, 2]);
  });

  it('follows a run that goes on, and counts it once', () => {
    const before = aRun({ metrics: { loss: 2 } });
    const book = bookOf(before);
    book.again(before, aRun({ metrics: { loss: 1, auc: 0.5 } }));
    assert.deepEqual(
      book.list().map(({ name, count, min }) => [name, count, min]),
      [
        ['loss', 1, 1],
        ['auc', 1, 0.5],
      ],
    );
  });

  it('takes names that objects have of themselves', () => {
    const book = bookOf(aRun({ params: Object.fromEntries([['__proto__', '1']]) }));
    assert.deepEqual(
      book.list().map(({ name }) => name),
      ['__proto__'],
    );
  });
});
