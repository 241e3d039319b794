import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import type { Connections } from '../../../src/connections/connections.ts';
import type { SortField } from '../../../src/model/runView.ts';
import type { Node } from '../../../src/services/node.ts';
import type { Warning } from '../../../src/services/watching/watch.ts';
import type { Look } from '../../../src/views/look.ts';
import { lookOf } from '../../../src/views/lookOf.ts';
import { testApp } from '../../support/app.ts';
import { aModel, anExperiment, aRun, aVersion, file, server } from '../../support/make.ts';

const hour = 3_600_000;
const nowMs = 1_000 * hour;

describe('rows', () => {
  const app = testApp();
  after(() => {
    app[Symbol.dispose]();
  });

  function look(node: Node, connections: Connections = app.connections, warnings: readonly Warning[] = []): Look {
    return lookOf(node, { connections, watch: { warningsOf: () => warnings }, nowMs });
  }

  it('show a run with its primary metric and its age, and say its status', () => {
    const run = aRun({ metrics: { auc: 0.97312345 }, startTimeMs: nowMs - 3 * hour });
    assert.deepEqual(look({ kind: 'run', connection: server, run, beside: { kind: 'metric', name: 'auc' } }), {
      label: 'swift-fox',
      description: '0.9731 · 3 h ago',
      icon: { name: 'pass', color: 'testing.iconPassed' },
      spoken: 'Run, swift-fox, finished, auc 0.9731, started 3 h ago',
      opens: 'closed',
    });
  });

  it('show a run with what it is sorted by, cut where that is long', () => {
    const run = aRun({ params: { note: 'x'.repeat(500) }, startTimeMs: nowMs - hour, endTimeMs: nowMs - hour + 2500 });
    const shown = (beside: SortField) => look({ kind: 'run', connection: server, run, beside });
    assert.equal(shown({ kind: 'param', name: 'note' }).description, `${'x'.repeat(39)}… · 1 h ago`);
    assert.equal(shown({ kind: 'attribute', name: 'duration' }).description, '2.5 s · 1 h ago');
    assert.equal(
      shown({ kind: 'attribute', name: 'duration' }).spoken,
      'Run, swift-fox, finished, duration 2.5 s, started 1 h ago',
    );
    assert.equal(shown({ kind: 'metric', name: 'none' }).description, '1 h ago');
  });

  it('tell the states of runs by shape, and not by colour alone', () => {
    const statuses = ['FINISHED', 'FAILED', 'KILLED', 'RUNNING', 'SCHEDULED', 'UNKNOWN'] as const;
    const icons = statuses.map((status) => look({ kind: 'run', connection: server, run: aRun({ status }) }).icon?.name);
    assert.deepEqual(icons, ['pass', 'error', 'circle-slash', 'sync~spin', 'clock', 'question']);
  });

  it('show what is wrong with a running run first, and say it as a warning', () => {
    const run = aRun({ status: 'RUNNING', metrics: { loss: NaN }, startTimeMs: nowMs - hour });
    const warnings = [{ rule: 'notFinite', text: 'loss is NaN since step 620', why: '' }] as const;
    const node = { kind: 'run', connection: server, run, beside: { kind: 'metric', name: 'loss' } } as const;
    assert.deepEqual(look(node, app.connections, warnings), {
      label: 'swift-fox',
      description: 'loss is NaN since step 620 · NaN · 1 h ago',
      icon: { name: 'warning', color: 'list.warningForeground' },
      spoken: 'Run, swift-fox, running, warning: loss is NaN since step 620, loss NaN, started 1 h ago',
      opens: 'closed',
    });
    const ended = { ...node, run: { ...run, status: 'FAILED' } } as const;
    assert.equal(look(ended, app.connections, warnings).description, 'NaN · 1 h ago');
  });

  it('show what was deleted as deleted, in word and icon', () => {
    const run = look({ kind: 'run', connection: server, run: aRun({ lifecycleStage: 'deleted' }) });
    assert.deepEqual([run.description, run.icon?.name], ['deleted', 'trash']);
    assert.match(run.spoken, /deleted/);
    const experiment = anExperiment({ lifecycleStage: 'deleted', lastUpdateTimeMs: nowMs - hour });
    assert.equal(
      look({ kind: 'experiment', connection: server, experiment, runView: {} }).description,
      'deleted · 1 h ago',
    );
  });

  it('show the search and the order of an experiment, the order first, and say both', () => {
    const order = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
    const runView = { filter: 'metrics.auc > 0.9', order };
    const { description, icon, spoken } = look({
      kind: 'experiment',
      connection: server,
      experiment: anExperiment(),
      runView,
    });
    assert.equal(description, 'by auc ↓ · filter: metrics.auc > 0.9');
    assert.equal(icon?.name, 'filter');
    assert.equal(spoken, 'Experiment, iris, runs where metrics.auc > 0.9, sorted by auc, highest first');
  });

  it('name a run without a name by its id, and anything else as unnamed', () => {
    assert.equal(look({ kind: 'run', connection: server, run: aRun({ runName: '' }) }).label, aRun().runId);
    const experiment = anExperiment({ name: '  ' });
    assert.equal(look({ kind: 'experiment', connection: server, experiment, runView: {} }).label, '(unnamed)');
  });

  it('show no age for a run that a client wrote without a time', () => {
    assert.equal(look({ kind: 'run', connection: server, run: aRun({ startTimeMs: 0 }) }).description, undefined);
  });

  it('lead from an alias to its version', () => {
    const model = aModel({ aliases: { champion: '5' } });
    const alias = look({ kind: 'alias', connection: server, model, alias: 'champion', version: '5' });
    assert.equal(alias.label, '@champion → version 5');
    assert.equal(alias.spoken, 'Alias champion, version 5');
  });

  it('show the stage of a version where it has one, its aliases, and what is wrong with it', () => {
    const shown = [
      aVersion({ currentStage: 'Production', aliases: ['champion', 'eu'] }),
      aVersion(),
      aVersion({ status: 'FAILED_REGISTRATION' }),
    ].map((version) => look({ kind: 'version', connection: server, version }).description);
    assert.deepEqual(shown, ['Production · @champion @eu', undefined, 'failed registration']);
  });

  it('show a metric with its step, NaN and infinities by name', () => {
    const values = [0.1, Number.NaN, Number.MAX_VALUE].map((value, step) => {
      const latest = { value, step, timestampMs: 0 };
      return look({ kind: 'metric', connection: server, run: aRun(), key: 'loss', latest }).description;
    });
    assert.deepEqual(values, ['0.1', 'NaN · step 1', '∞ · step 2']);
  });

  it('show files by their name and size, so that the icon theme knows them', () => {
    const artifact = { path: 'plots/roc.png', isDir: false, fileSizeBytes: 2048 };
    const shown = look({
      kind: 'artifact',
      connection: server,
      owner: { runId: 'r' },
      ownerName: 'fox',
      file: artifact,
    });
    assert.deepEqual(shown.file, { name: 'roc.png', isDir: false });
    assert.deepEqual([shown.label, shown.description, shown.opens], ['roc.png', '2 KB', 'never']);
  });

  it('say which connection is in use', () => {
    const both = { ...app.connections, inUse: server, status: () => 'unauthorized' } as unknown as Connections;
    assert.equal(
      look({ kind: 'connection', connection: server }, both).description,
      'in use · signed out · mlflow.example.com/team',
    );
    assert.equal(look({ kind: 'connection', connection: file }, both).opens, 'closed');
  });

  it('say in a failure what is wrong, and try again when clicked', () => {
    const message = 'https://mlflow.example.com does not answer. Is the VPN on?';
    const failureNode = { kind: 'failure', connection: server, fault: 'unreachable', message } as const;
    const failure = look(failureNode);
    assert.deepEqual([failure.label, failure.description], ['Not reachable', message]);
    assert.equal(failure.click?.command, 'podium.retry');
    const outside = look({ ...failureNode, outsideFolder: '/data/mlruns' });
    assert.deepEqual([outside.label, outside.description], ['Allow reading…', '/data/mlruns']);
    assert.equal(outside.click?.command, 'podium.artifact.allowFolder');
  });

  it('stay one short, readable line whatever a name holds', () => {
    const hostile = `\u202eevil\u0000\u001b[31m$(error)\n${'x'.repeat(10_000)}`;
    const run = aRun({ runName: hostile, metrics: { [hostile]: 1 }, tags: { [hostile]: hostile } });
    const dataset = { name: hostile, digest: hostile, sourceType: '', source: '', tags: keyed<string>([]) };
    const nodes: Node[] = [
      { kind: 'connection', connection: { ...server, name: hostile, trackingUri: hostile } },
      { kind: 'experiment', connection: server, experiment: anExperiment({ name: hostile }), runView: {} },
      { kind: 'run', connection: server, run, beside: { kind: 'param', name: hostile } },
      { kind: 'model', connection: server, model: aModel({ name: hostile, aliases: { [hostile]: '1' } }) },
      {
        kind: 'version',
        connection: server,
        version: aVersion({ version: hostile, currentStage: hostile, aliases: [hostile] }),
      },
      { kind: 'alias', connection: server, model: aModel(), alias: hostile, version: hostile },
      { kind: 'tag', connection: server, owner: { run }, key: hostile, value: hostile },
      { kind: 'dataset', connection: server, run, dataset, index: 0 },
      {
        kind: 'artifact',
        connection: server,
        owner: { runId: 'r' },
        ownerName: 'fox',
        file: { path: hostile, isDir: false },
      },
      { kind: 'failure', connection: server, fault: 'server', message: hostile },
      { kind: 'suggestion', suggestion: { trackingUri: hostile, from: hostile } },
      { kind: 'notice', text: hostile },
    ];
    for (const node of nodes) {
      const { label, description = '', spoken } = look(node);
      for (const text of [label, description, spoken]) {
        assert.doesNotMatch(text, /[\p{Cc}\u202e]/u, node.kind);
        assert.ok(text.length <= 700, `${node.kind}: ${String(text.length)}`);
      }
    }
  });
});
