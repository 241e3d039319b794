import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../../../src/commands/command.ts';
import { compareFile } from '../../../src/commands/compare/compareFile.ts';
import { compareMLmodel, compareRequirements } from '../../../src/commands/compare/compareModelFile.ts';
import { compareParams } from '../../../src/commands/compare/compareParams.ts';
import { compareWithChampion } from '../../../src/commands/compare/compareWithChampion.ts';
import { compareWithParent } from '../../../src/commands/compare/compareWithParent.ts';
import { compareWithSelected, selectForCompare } from '../../../src/commands/compare/selectForCompare.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { Node, NodeOf } from '../../../src/services/node.ts';
import { runTextAddress, runTexts } from '../../../src/services/runs/runTexts.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { runCalled } from '../../support/runCalled.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

describe('comparing two runs of the sample', () => {
  let sample: SampleCopy;
  before(async () => {
    sample = await copySample();
  });
  after(() => sample.dispose());

  const appWith = (...answers: Answer[]): TestApp =>
    testApp({ folders: [{ name: 'sample', path: sample.folder }], answers });

  describe('Compare Params', () => {
    it('opens the two that are selected in the diff editor, in their order', async () => {
      using app = appWith();
      const runs = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'bayes')];
      await compareParams.run(app, runs[1], runs);
      assert.deepEqual(app.ui.documents, ['params · svm C=0.1 ↔ bayes']);
    });

    it('asks for the runs where none is selected', async () => {
      using app = appWith({ search: 'bayes', pick: 'bayes' }, { search: 'svm', pick: 'svm C=1.0' });
      await compareParams.run(app, undefined, []);
      assert.deepEqual(app.ui.documents, ['params · bayes ↔ svm C=1.0']);
      assert.deepEqual(
        app.ui.questions.filter((question) => !question.startsWith('[')),
        ['Compare Params', 'Compare run bayes with'],
      );
    });

    it('shows what each logged, sorted', async () => {
      using app = appWith();
      const node = await runCalled(app, 'svm C=0.1');
      const texts = runTexts(app);
      const { query } = runTextAddress(node, 'params');
      const shown = await texts.read(query, new AbortController().signal);
      const names = Object.keys(node.run.params).sort();
      assert.deepEqual(
        shown
          .trimEnd()
          .split('\n')
          .map((line) => line.split(': ')[0]),
        names,
      );
      assert.match(shown, /^C: 0\.1$/m);
    });

    it('says so where both logged nothing, and opens nothing', async () => {
      using app = appWith();
      const runs = [await runCalled(app, 'svm'), await runCalled(app, 'mlp')];
      await compareParams.run(app, runs[0], runs);
      assert.deepEqual(app.ui.documents, []);
      assert.deepEqual(app.ui.messages, ['svm and mlp have no params.']);
    });

    it('says so of a run that is not there any more', async () => {
      using app = appWith();
      const node = await runCalled(app, 'bayes');
      const gone = { ...node, run: { ...node.run, runId: 'f'.repeat(32) } };
      await assert.rejects(
        async () => compareParams.run(app, node, [node, gone]),
        (error) => error instanceof StoreError && error.fault === 'notFound',
      );
    });

    it('takes two runs, and not the same twice', async () => {
      using app = appWith({ search: 'bayes', pick: 'bayes' });
      const [one, two, three] = [
        await runCalled(app, 'bayes'),
        await runCalled(app, 'svm C=0.1'),
        await runCalled(app, 'svm C=1.0'),
      ];
      await refuses(app, compareParams, one, [one, two, three], /is for two runs, and these are 3/);
      await refuses(app, compareParams, one, [], /This is run bayes itself/);
    });
  });

  describe('files', () => {
    it('of the models that the runs wrote open beside each other', async () => {
      using app = appWith();
      const runs = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'logistic C=1.0')];
      await compareMLmodel.run(app, runs[0], runs);
      await compareRequirements.run(app, runs[0], runs);
      assert.deepEqual(app.ui.documents, [
        'MLmodel · logistic C=0.1 ↔ logistic C=1.0',
        'requirements.txt · logistic C=0.1 ↔ logistic C=1.0',
      ]);
    });

    it('that only one has open alone, which the tab says; that none has do not open', async () => {
      using app = appWith();
      const [withModel, without, alsoWithout] = [
        await runCalled(app, 'bayes'),
        await runCalled(app, 'svm C=0.1'),
        await runCalled(app, 'svm C=1.0'),
      ];
      assert.equal(without.run.modelOutputs.length, 0);
      await compareMLmodel.run(app, without, [without, withModel]);
      assert.deepEqual(app.ui.documents, ['bayes/MLmodel']);
      await refuses(
        app,
        compareMLmodel,
        without,
        [without, alsoWithout],
        /Neither svm C=0\.1 nor svm C=1\.0 has MLmodel/,
      );
    });

    it('are chosen from those that both have before those of one, by whatever name', async () => {
      using app = appWith({ pick: 'only%20#here?ü.txt' }, { pick: 'plots' }, { pick: '..' }, { pick: 'summary.txt' });
      const runs = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')] as const;
      writeFileSync(path.join(artifactsOf(runs[1]), 'only%20#here?ü.txt'), 'x');
      await compareFile.run(app, runs[0], runs);
      const [last, ...shared] = app.ui.offered.map(({ label, description }) => [label, description]).reverse();
      assert.deepEqual(last, ['only%20#here?ü.txt', '1 B · only svm C=1.0']);
      assert.ok(shared.every(([, description]) => !description?.includes('only')));
      await compareFile.run(app, runs[0], runs);
      assert.deepEqual(app.ui.documents, ['svm C=1.0/only%20#here?ü.txt', 'summary.txt · svm C=0.1 ↔ svm C=1.0']);
    });

    it('that are selected in the sidebar open beside each other', async () => {
      using app = appWith();
      const [one, other] = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')];
      const files = [fileOf(one, 'summary.txt'), fileOf(other, 'report.json')];
      await compareFile.run(app, files[0], files);
      assert.deepEqual(app.ui.documents, ['summary.txt (svm C=0.1) ↔ report.json (svm C=1.0)']);
      await refuses(app, compareFile, undefined, [fileOf(one, 'plots', true), fileOf(other, 'x')], /plots is a folder/);
    });

    it('open beside the same file of a run that is chosen', async () => {
      using app = appWith({ search: 'svm C=1.0', pick: 'svm C=1.0' });
      const node = await runCalled(app, 'svm C=0.1');
      await compareFile.run(app, fileOf(node, 'summary.txt'), []);
      assert.deepEqual(app.ui.documents, ['summary.txt · svm C=0.1 ↔ svm C=1.0']);
    });

    it('that are texts larger than Podium reads do not open', async () => {
      using app = appWith({ pick: 'huge.txt' });
      const runs = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')] as const;
      for (const run of runs) {
        writeFileSync(path.join(artifactsOf(run), 'huge.txt'), '');
        truncateSync(path.join(artifactsOf(run), 'huge.txt'), 21 * 1024 * 1024);
      }
      await refuses(
        app,
        compareFile,
        runs[0],
        runs,
        /^huge\.txt of svm C=0\.1 has 21 MB, and Podium opens at most 20 MB/,
      );
    });
  });

  describe('Compare with Selected', () => {
    it('opens the run that was selected before, and this one', async () => {
      using app = appWith();
      const [one, other] = [await runCalled(app, 'bayes'), await runCalled(app, 'svm')];
      await refuses(app, compareWithSelected, other, [], /No run is selected/);
      await selectForCompare.run(app, one, []);
      await compareWithSelected.run(app, other, []);
      assert.deepEqual(compared(app), [[one.run.runId, other.run.runId]]);
      await refuses(app, compareWithSelected, one, [], /run bayes is the run that is selected/);
    });
  });

  describe('Compare with Parent', () => {
    it('opens the run that this one is nested in first', async () => {
      using app = appWith();
      const [child, parent] = [await runCalled(app, 'svm trial 1'), await runCalled(app, 'svm')];
      await compareWithParent.run(app, child, []);
      assert.deepEqual(compared(app), [[parent.run.runId, child.run.runId]]);
      await refuses(app, compareWithParent, await runCalled(app, 'bayes'), [], /run bayes is nested in no other/);
    });
  });

  describe('Compare with Champion', () => {
    it('asks nothing of a run that made a version of one model', async () => {
      using app = appWith();
      const [champion, challenger] = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'logistic C=1.0')];
      await compareWithChampion.run(app, challenger, []);
      assert.deepEqual(compared(app), [[champion.run.runId, challenger.run.runId]]);
      await refuses(
        app,
        compareWithChampion,
        champion,
        [],
        /is where the champion, version 3 of breast-cancer-classifier/,
      );
    });

    it('asks of which model where the run made none', async () => {
      using app = appWith({ pick: 'wine-cultivar' });
      const [champion, other] = [await runCalled(app, 'baseline'), await runCalled(app, 'svm C=0.1')];
      await compareWithChampion.run(app, other, []);
      assert.deepEqual(
        app.ui.offered.map(({ label, description }) => `${label} ${description ?? ''}`),
        ['breast-cancer-classifier Version 3', 'digits-reader Version 2', 'wine-cultivar Version 1'],
      );
      assert.deepEqual(compared(app), [[champion.run.runId, other.run.runId]]);
    });
  });

  function artifactsOf({ run }: NodeOf<'run'>): string {
    return path.join(sample.folder, 'mlartifacts', run.experimentId, run.runId, 'artifacts');
  }
});

function fileOf({ connection, run }: NodeOf<'run'>, filePath: string, isDir = false): NodeOf<'artifact'> {
  const owner = { runId: run.runId };
  return { kind: 'artifact', connection, owner, ownerName: run.runName, file: { path: filePath, isDir } };
}

function compared({ pages }: TestApp): unknown {
  return pages.opened.map((page) => (page.kind === 'compare' ? page.runs.map(({ runId }) => runId) : page.kind));
}

function refuses(
  app: TestApp,
  command: Command,
  target: Node | undefined,
  selected: readonly Node[],
  message: RegExp,
): Promise<void> {
  return assert.rejects(
    async () => command.run(app, target, selected),
    (error) => error instanceof UserError && message.test(error.message),
  );
}
