import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { RunQuery, Store } from '../../../../src/stores/store.ts';
import { TestDatabase } from '../../../support/database.ts';

const never = -1;
/** Not always in the order in which they are written, and several begun in the same moment, or never. */
const startTimes = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 }), { minLength: 1, maxLength: 40 });

describe('the newest runs of a database', () => {
  let database: TestDatabase;
  let store: Store;
  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'one');
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  it('are the same, page by page, whatever order they were written in', async () => {
    const property = async (times: readonly (number | null)[], maxResults: number, filtered: boolean) => {
      const runs = times.map((time, index) => ({
        runId: `run-${String((index * 7) % 40).padStart(2, '0')}`,
        time: time ?? never,
        loss: index % 3,
      }));
      database.inOneGo(() => {
        database.connection.exec('DELETE FROM runs; DELETE FROM latest_metrics');
        for (const { runId, time, loss } of runs) database.addRun({ runId, metrics: { loss }, startTimeMs: time });
        database.connection.exec(`UPDATE runs SET start_time = NULL WHERE start_time = ${String(never)}`);
      });
      const expected = runs
        .filter(({ loss }) => !filtered || loss > 0)
        .sort((a, b) => b.time - a.time || (a.runId < b.runId ? -1 : 1));
      assert.deepEqual(
        await idsOf(store, { experimentIds: ['1'], maxResults, ...(filtered && { filter: 'metrics.loss > 0' }) }),
        expected.map(({ runId }) => runId),
      );
    };
    await fc.assert(fc.asyncProperty(startTimes, fc.integer({ min: 1, max: 9 }), fc.boolean(), property));
  }).timeout(30_000);
});

describe('the newest of many runs of a database', () => {
  const count = 9_000;
  let database: TestDatabase;
  let store: Store;
  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'one');
    database.inOneGo(() => {
      for (let at = 0; at < count; at++) database.addRun({ runId: runIdOf(at), startTimeMs: at });
    });
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  /** What this process has learnt of the database before one change after another must not be taken for true after it. */
  it('are right after each change of what stands at the beginning of its table', async () => {
    const times = new Map(Array.from({ length: count }, (_, at) => [runIdOf(at), at]));
    const change = fc.record({ at: fc.nat({ max: count - 1 }), time: fc.integer({ min: -5, max: 2 * count }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 3 }),
        fc.integer({ min: 1, max: 20 }),
        async (changes, maxResults) => {
          for (const { at, time } of changes) {
            times.set(runIdOf(at), time);
            database.connection.prepare('UPDATE runs SET start_time = ? WHERE run_uuid = ?').run(time, runIdOf(at));
          }
          const expected = [...times]
            .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
            .slice(0, maxResults);
          for (let ask = 0; ask < 2; ask++) {
            const { items } = await store.searchRuns({ experimentIds: ['1'], maxResults });
            assert.deepEqual(
              items.map(({ runId }) => runId),
              expected.map(([runId]) => runId),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});

function runIdOf(at: number): string {
  return `run-${String((at * 7919) % 9_000).padStart(4, '0')}`;
}

/** Of all pages. */
async function idsOf(store: Store, query: RunQuery): Promise<readonly string[]> {
  const found: string[] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const page = await store.searchRuns({ ...query, pageToken });
    found.push(...page.items.map(({ runId }) => runId));
    pageToken = page.nextPageToken;
  }
  return found;
}
