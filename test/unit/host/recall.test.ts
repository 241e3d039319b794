import assert from 'node:assert/strict';
import { recall } from '../../../src/host/recall.ts';
import type { Remembered } from '../../../src/host/state.ts';

describe('what was remembered', () => {
  it('is taken up again as it was', () => {
    const order = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
    const remembered: Remembered = {
      connectionInUse: 'settings/Team',
      experimentsView: 'ALL',
      primaryMetrics: { 'settings/Team/1': 'auc' },
      runViews: { 'settings/Team/1': { filter: 'metrics.auc > 0.9', order }, 'settings/Team/2': {} },
      recentFilters: ['metrics.auc > 0.9'],
      savedSearches: [{ name: 'good', order }],
      metricDirections: { auc: 'higher', latency: 'neither' },
      tableViews: [{ name: 'good', filter: 'metrics.auc > 0.9', sort: [], plots: { isOpen: true } }],
      chartOptions: { smoothing: 0.6, pinned: ['loss'], band: { by: 'lr' } },
      runMarks: [{ connectionId: 'settings/Team', runId: 'abc', isHidden: true, color: 3 }],
      artifactFolders: { 'sqlite:////project/mlflow.db': ['/data/mlruns'] },
      seenAliases: [
        {
          connectionId: 'settings/Team',
          name: 'churn',
          sightings: [{ fromMs: 1, untilMs: 2, aliases: [['champion', '7']] }],
        },
      ],
    };
    for (const [key, value] of Object.entries(remembered))
      assert.deepEqual(recall(key as keyof Remembered, value), value);
  });

  it('counts as nothing where another version wrote it in another shape', () => {
    assert.equal(recall('experimentsView', 'NONE'), undefined);
    assert.equal(recall('savedSearches', { good: 'metrics.auc > 0.9' }), undefined);
    assert.equal(recall('runViews', { x: { order: 'auc' } }), undefined);
    assert.equal(recall('recentFilters', undefined), undefined);
    assert.equal(recall('chartOptions', [0.6]), undefined);
    assert.equal(recall('runMarks', { abc: 3 }), undefined);
    assert.equal(recall('seenAliases', { churn: { champion: '7' } }), undefined);
    assert.equal(recall('artifactFolders', { 'sqlite:////project/mlflow.db': '/' }), undefined);
  });

  it('is never too much', () => {
    assert.ok(recall('chartOptions', { chartOrder: 'x'.repeat(99_000) }));
    assert.equal(recall('chartOptions', { chartOrder: 'x'.repeat(100_000) }), undefined);
  });
});
