import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Run } from '../../../src/model/run.ts';
import type { RunOrder, SortField } from '../../../src/model/runView.ts';
import { compareRuns, serverOrder } from '../../../src/services/runs/runOrder.ts';
import { openStore } from '../../../src/stores/index.ts';
import { TestDatabase } from '../../support/database.ts';
import { aRun, file, server } from '../../support/make.ts';

const auc: SortField = { kind: 'metric', name: 'auc' };
const name: SortField = { kind: 'attribute', name: 'run_name' };
const duration: SortField = { kind: 'attribute', name: 'duration' };

describe('the order of runs', () => {
  it('is left to a local store, whatever it is by, and to a server for what servers sort quickly', () => {
    const params: SortField = { kind: 'param', name: 'val/depth' };
    assert.deepEqual(serverOrder(file, { field: auc, descending: true }), ['metrics.auc DESC']);
    assert.deepEqual(serverOrder(file, { field: params, descending: false }), ['params.`val/depth` ASC']);
    assert.deepEqual(serverOrder(server, { field: name, descending: false }), ['attributes.run_name ASC']);
    assert.equal(serverOrder(server, { field: auc, descending: true }), undefined);
    assert.equal(serverOrder(server, { field: params, descending: true }), undefined);
  });

  it('is never left to a store for what MLflow cannot sort by, or write', () => {
    assert.equal(serverOrder(file, { field: duration, descending: true }), undefined);
    assert.equal(serverOrder(file, { field: { kind: 'metric', name: 'a`b"c' }, descending: true }), undefined);
    assert.deepEqual(serverOrder(file, { field: { kind: 'metric', name: 'duration' }, descending: true }), [
      'metrics.duration DESC',
    ]);
  });

  it('puts NaN and what is missing last in both directions, and the newest first where values are equal', () => {
    const runs = [
      aRun({ runName: 'none', startTimeMs: 9 }),
      aRun({ runName: 'nan', metrics: { auc: NaN } }),
      aRun({ runName: 'low', metrics: { auc: 0.1 } }),
      aRun({ runName: 'old', metrics: { auc: 0.5 }, startTimeMs: 1 }),
      aRun({ runName: 'new', metrics: { auc: 0.5 }, startTimeMs: 2 }),
    ];
    const sorted = (order: RunOrder): string[] => [...runs].sort(compareRuns(order)).map(({ runName }) => runName);
    assert.deepEqual(sorted({ field: auc, descending: true }), ['new', 'old', 'low', 'nan', 'none']);
    assert.deepEqual(sorted({ field: auc, descending: false }), ['low', 'new', 'old', 'nan', 'none']);
  });

  it('made here is the one that a store makes, whatever the values are', async () => {
    const database = new TestDatabase();
    const value = fc.option(fc.constantFrom(0.5, -0.5, 0, NaN, Infinity, -Infinity, 1e-12), { nil: undefined });
    const text = fc.option(fc.constantFrom('', 'a', 'B', '10', '9', 'ä', '😀', '\uffff'), { nil: undefined });
    const rows = fc.sample(fc.record({ auc: value, depth: text, startTimeMs: fc.integer({ min: 1, max: 4 }) }), 60);
    database.addExperiment('1', 'iris');
    database.inOneGo(() => {
      rows.forEach(({ auc, depth, startTimeMs }, at) => {
        database.addRun({
          runId: `run${String((at * 37) % 60)}`,
          name: depth ?? '',
          startTimeMs,
          metrics: auc === undefined ? {} : { auc },
          params: depth === undefined ? {} : { depth },
        });
      });
    });
    const store = await openStore(`sqlite:///${database.path}`);
    try {
      for (const field of [
        auc,
        name,
        { kind: 'param', name: 'depth' },
        { kind: 'attribute', name: 'start_time' },
      ] as const) {
        for (const descending of [true, false]) {
          const orderBy = serverOrder(file, { field, descending }) ?? [];
          const { items } = await store.searchRuns({ experimentIds: ['1'], orderBy });
          const here = [...items].reverse().sort(compareRuns({ field, descending }));
          assert.deepEqual(ids(here), ids(items), `${field.name} ${String(descending)} ${JSON.stringify(rows)}`);
        }
      }
    } finally {
      await store.close();
      database.dispose();
    }
  });

  it('by duration has the runs that go on at the end', () => {
    const runs = [
      aRun({ runName: 'going on', startTimeMs: 1 }),
      aRun({ runName: 'short', startTimeMs: 1, endTimeMs: 2 }),
      aRun({ runName: 'long', startTimeMs: 1, endTimeMs: 9 }),
    ];
    const names = [...runs].sort(compareRuns({ field: duration, descending: true })).map(({ runName }) => runName);
    assert.deepEqual(names, ['long', 'short', 'going on']);
  });
});

function ids(runs: readonly Run[]): string[] {
  return runs.map(({ runId }) => runId);
}
