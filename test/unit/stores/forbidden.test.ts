import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askAsStranger, isOpenToAll, type StrangersAnswer } from '../../support/asStranger.ts';
import { TestDatabase } from '../../support/database.ts';
import { TestMlruns } from '../../support/mlruns.ts';
import { skipIf } from '../../support/skipIf.ts';

const a = 'a'.repeat(32);
const b = 'b'.repeat(32);

describe('what may not be read', () => {
  before(function () {
    skipIf(process.platform === 'win32', 'Windows has no such permissions.', this);
    skipIf(
      !isOpenToAll(process.execPath) || !isOpenToAll(import.meta.filename),
      'others may not read this checkout.',
      this,
    );
  });

  function named(answer: StrangersAnswer | undefined, fault: string, place: string): void {
    assert.ok(answer && 'fault' in answer, JSON.stringify(answer));
    assert.equal(answer.fault, fault, answer.message);
    assert.ok(answer.message.includes(place), answer.message);
    assert.match(answer.message, /may not be read by your user\. Check the permissions/);
  }

  describe('of a file store', () => {
    let files: TestMlruns;
    const closed: string[] = [];
    const close = (...names: string[]): string => {
      const file = files.at(...names);
      chmodSync(file, 0);
      closed.push(file);
      return file;
    };
    const runNames = (answer: StrangersAnswer | undefined): unknown => {
      assert.ok(answer && 'answer' in answer, JSON.stringify(answer));
      return (answer.answer as { items: { runName: string }[] }).items.map(({ runName }) => runName);
    };
    beforeEach(() => {
      files = new TestMlruns();
      chmodSync(path.dirname(files.path), 0o755);
      files.addExperiment('1', 'wine');
      files.addRun({ runId: a, name: 'good', params: { lr: '0.1', depth: '3' } });
      files.addRun({ runId: b, name: 'closed', metrics: { loss: '1 0.5 0\n' } });
      files.write(`1/${a}/artifacts/model/MLmodel`, 'flavors');
    });
    afterEach(() => {
      for (const file of closed.splice(0).reverse()) chmodSync(file, 0o755);
      files[Symbol.dispose]();
    });

    it('leaves out a run, and says so when it is asked for', async () => {
      const meta = close('1', b, 'meta.yaml');
      const [list, run] = await askAsStranger(files.path, [
        ['searchRuns', { experimentIds: ['1'] }],
        ['getRun', b],
      ]);
      assert.deepEqual(runNames(list), ['good']);
      named(run, 'forbidden', meta);
    });

    it('leaves out a run whose folder is closed', async () => {
      close('1', b);
      const [list, run] = await askAsStranger(files.path, [
        ['searchRuns', { experimentIds: ['1'] }],
        ['getRun', b],
      ]);
      assert.deepEqual(runNames(list), ['good']);
      named(run, 'forbidden', b);
    });

    it('leaves out one param, and shows the run', async () => {
      close('1', a, 'params', 'lr');
      const [run] = await askAsStranger(files.path, [['getRun', a]]);
      assert.ok(run && 'answer' in run);
      assert.deepEqual((run.answer as { params: unknown }).params, { depth: '3' });
    });

    it('is said of a metric', async () => {
      const metric = close('1', b, 'metrics', 'loss');
      const [history, sample] = await askAsStranger(files.path, [
        ['getMetricHistory', b, 'loss'],
        ['sampleMetricHistories', { runIds: [b], key: 'loss', maxPoints: 10 }],
      ]);
      named(history, 'forbidden', metric);
      named(sample, 'forbidden', metric);
    });

    it('leaves out an experiment, and a folder of registered models is said to be closed', async () => {
      files.addExperiment('2', 'secret');
      files.addModel('net');
      const secret = close('2');
      const models = close('models');
      const [list, experiment, registry] = await askAsStranger(files.path, [
        ['searchExperiments'],
        ['getExperiment', '2'],
        ['searchRegisteredModels'],
      ]);
      assert.ok(list && 'answer' in list, JSON.stringify(list));
      assert.equal((list.answer as { items: unknown[] }).items.length, 1);
      named(experiment, 'forbidden', secret);
      named(registry, 'forbidden', models);
    });

    it('is said of artifacts, whether a file or a folder is closed', async () => {
      const file = close('1', a, 'artifacts', 'model', 'MLmodel');
      const [list, read] = await askAsStranger(files.path, [
        ['listArtifacts', { runId: a }, 'model'],
        ['readArtifact', { runId: a }, 'model/MLmodel'],
      ]);
      assert.deepEqual(list, { answer: [{ path: 'model/MLmodel', isDir: false, fileSizeBytes: 7 }] });
      named(read, 'forbidden', 'model/MLmodel');
      chmodSync(file, 0o644);
      close('1', a, 'artifacts', 'model');
      const [top, below, inside] = await askAsStranger(files.path, [
        ['listArtifacts', { runId: a }],
        ['listArtifacts', { runId: a }, 'model'],
        ['readArtifact', { runId: a }, 'model/MLmodel'],
      ]);
      assert.deepEqual(top, { answer: [{ path: 'model', isDir: true }] });
      named(below, 'forbidden', 'model');
      named(inside, 'forbidden', 'model/MLmodel');
    });

    it('is said of the whole folder', async () => {
      close();
      const [answer] = await askAsStranger(files.path, [['searchExperiments']]);
      assert.ok(answer && 'fault' in answer);
      assert.equal(answer.fault, 'forbidden', answer.message);
    });
  });

  describe('of a database', () => {
    let database: TestDatabase;
    beforeEach(() => {
      database = new TestDatabase();
      chmodSync(database.folder, 0o755);
      database.addExperiment('1', 'wine');
    });
    afterEach(() => {
      chmodSync(database.folder, 0o755);
      database.dispose();
    });

    it('is said of the file, of its folder, and of the artifacts beside it', async () => {
      const artifacts = path.join(database.folder, 'mlruns/1/r/artifacts');
      mkdirSync(path.join(artifacts, 'model'), { recursive: true });
      writeFileSync(path.join(artifacts, 'model/MLmodel'), '');
      database.addRun({ runId: 'r', artifactUri: artifacts });
      chmodSync(path.join(artifacts, 'model'), 0);
      const [list] = await askAsStranger(database.path, [['listArtifacts', { runId: 'r' }, 'model']]);
      chmodSync(path.join(artifacts, 'model'), 0o755);
      named(list, 'forbidden', 'model');
      chmodSync(database.path, 0);
      for (const uri of [database.path, `sqlite:///${database.path}`, database.folder]) {
        named((await askAsStranger(uri, [['searchExperiments']]))[0], 'forbidden', database.path);
      }
      chmodSync(database.path, 0o644);
      chmodSync(database.folder, 0);
      named((await askAsStranger(database.path, [['searchExperiments']]))[0], 'forbidden', database.path);
    });

    it('leaves a file that may be read but not changed to be read', async () => {
      chmodSync(database.path, 0o444);
      chmodSync(database.folder, 0o555);
      const [answer] = await askAsStranger(database.path, [['searchExperiments']]);
      assert.ok(answer && 'answer' in answer, JSON.stringify(answer));
    });
  });
});

/** Whether anybody may read a file, and go through all folders above it. */
