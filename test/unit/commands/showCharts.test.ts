import assert from 'node:assert/strict';
import { showCharts } from '../../../src/commands/runs/showCharts.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp } from '../../support/app.ts';
import { anExperiment, aRun, server } from '../../support/make.ts';

const runNode = (runId: string): Node => ({ kind: 'run', connection: server, run: aRun({ runId }) });
const metricNode = (runId: string, key: string): Node => ({
  kind: 'metric',
  connection: server,
  run: aRun({ runId }),
  key,
  latest: { step: 1, timestampMs: 1, value: 1 },
});
const address = (runId: string) => ({ connectionId: server.id, runId });

describe('Show Metric Charts', () => {
  it('opens the runs that are selected, each once', async () => {
    using app = testApp();
    await showCharts.run(app, runNode('a'), [
      runNode('a'),
      runNode('b'),
      metricNode('b', 'loss'),
      metricNode('a', 'auc'),
    ]);
    assert.deepEqual(app.pages.opened, [{ kind: 'charts', runs: [address('a'), address('b')] }]);
  });

  it('opens a metric of the runs for which it is selected', async () => {
    using app = testApp();
    await showCharts.run(app, metricNode('a', 'loss'), [metricNode('a', 'loss'), metricNode('b', 'loss')]);
    assert.deepEqual(app.pages.opened, [{ kind: 'charts', runs: [address('a'), address('b')], metric: 'loss' }]);
  });

  it('opens from the palette what is selected in the sidebar', async () => {
    using app = testApp();
    app.trees.selection = [runNode('a')];
    await showCharts.run(app, undefined, []);
    app.trees.selection = [{ kind: 'experiment', connection: server, experiment: anExperiment(), runView: {} }];
    await showCharts.run(app, undefined, []);
    assert.deepEqual(app.pages.opened, [
      { kind: 'charts', runs: [address('a')] },
      { kind: 'experimentCharts', connectionId: server.id, experimentId: anExperiment().experimentId },
    ]);
  });

  it('opens a hundred runs at most, and says so', async () => {
    using app = testApp();
    const nodes = Array.from({ length: 130 }, (_, number) => runNode(`run${String(number)}`));
    await showCharts.run(app, nodes[0], nodes);
    const [page] = app.pages.opened;
    assert.equal(page?.kind === 'charts' && page.runs.length, 100);
    assert.deepEqual(app.ui.messages, [
      'Charts show 100 runs at once: these are the first of the 130 selected. Select fewer to choose which.',
    ]);
  });
});
