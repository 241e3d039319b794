import assert from 'node:assert/strict';
import type { ModelContent, VersionPage, VersionRow } from '../../../src/protocol/model.ts';
import { VersionBook } from '../../../webview/model/versionBook.ts';

const mostVersions = 6_000;

function page(from: number, count: number): VersionPage {
  const rows = Array.from({ length: Math.min(count, mostVersions - from) }, (_, at): VersionRow => ({
    version: String(mostVersions - from - at),
    ...{ stage: 'None', status: 'READY', statusMessage: '', description: '', user: '', hasRun: false, tags: [] },
  }));
  return { rows, goesOn: from + rows.length < mostVersions, moves: [], hasEarlierMoves: false };
}

describe('the versions that the page of a model knows', () => {
  it('are 5,000 unasked, and all when somebody wants more', async () => {
    const asked: number[] = [];
    let updated = (): void => undefined;
    const rested = (): Promise<void> =>
      new Promise((resolve) => {
        updated = (): void => {
          if (!book.isReading) resolve();
        };
      });
    const ask = (_: 'more', { from }: { readonly from: number }): Promise<VersionPage> => {
      asked.push(from);
      return Promise.resolve(page(from, 250));
    };
    const book = new VersionBook({ ask: ask as never }, () => {
      updated();
    });
    const first = rested();
    book.follow({ generation: 1, first: page(0, 100) } as ModelContent);
    await first;
    assert.deepEqual([book.rows.length, book.goesOn, book.isReading], [5_100, true, false]);
    const second = rested();
    book.readMore();
    await second;
    assert.deepEqual([book.rows.length, book.goesOn, book.rows.at(-1)?.version], [mostVersions, false, '1']);
    assert.equal(new Set(book.rows.map(({ version }) => version)).size, mostVersions);
    assert.equal(new Set(asked).size, asked.length);
  });
});
