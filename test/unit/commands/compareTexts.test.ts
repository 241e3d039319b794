import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareTexts } from '../../../src/commands/compare/compareTexts.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { runCalled } from '../../support/runCalled.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

describe('Compare All Texts', () => {
  let sample: SampleCopy;
  beforeEach(async () => {
    sample = await copySample();
  });
  afterEach(() => sample.dispose());

  const appWith = (): TestApp => testApp({ folders: [{ name: 'sample', path: sample.folder }] });
  const opened = ['params.yaml', 'metrics.yaml', 'tags.yaml', 'MLmodel'];
  const documents = (names: readonly string[]) => [
    'texts · logistic C=0.1 ↔ bayes',
    ...names.map((name) => `logistic C=0.1 ↔ bayes/${name} ↔ logistic C=0.1 ↔ bayes/${name}`),
  ];

  it('opens those in which they differ in one editor, and no file that is the same', async () => {
    using app = appWith();
    const runs = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'bayes')];
    await compareTexts.run(app, runs[0], runs);
    assert.deepEqual(app.ui.documents, documents(opened));
  });

  it('opens a file that differs by a letter, and one that only one has', async () => {
    using app = appWith();
    const [one, other] = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'bayes')];
    const requirements = path.join(modelOf(other), 'requirements.txt');
    writeFileSync(requirements, readFileSync(requirements, 'utf8').replace('mlflow', 'mlfloW'));
    rmSync(path.join(modelOf(one), 'conda.yaml'));
    await compareTexts.run(app, one, [one, other]);
    const onlyOther = 'nothing ↔ logistic C=0.1 ↔ bayes/conda.yaml';
    assert.deepEqual(app.ui.documents, [...documents([...opened, 'requirements.txt']), onlyOther]);
  });

  it('opens files that are too large to be compared first', async () => {
    using app = appWith();
    const runs = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'bayes')] as const;
    for (const run of runs) truncateSync(path.join(modelOf(run), 'python_env.yaml'), 1024 * 1024 + 1);
    await compareTexts.run(app, runs[0], runs);
    assert.ok(app.ui.documents.some((name) => name.includes('python_env.yaml')));
  });

  it('says so where there is nothing in which they differ', async () => {
    const database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addRun({ runId: 'a', name: 'fox' });
    database.addRun({ runId: 'b', name: 'fox' });
    try {
      using app = testApp({ folders: [{ name: 'iris', path: database.folder }] });
      const fox = await runCalled(app, 'fox');
      const runs = ['a', 'b'].map((runId) => ({ ...fox, run: { ...fox.run, runId } }));
      await assert.rejects(
        async () => compareTexts.run(app, fox, runs),
        (error) =>
          error instanceof UserError &&
          /^fox \(a\) and fox \(b\) have the same params, metrics and tags, and nothing/.test(error.message),
      );
    } finally {
      database.dispose();
    }
  });

  function modelOf({ run }: NodeOf<'run'>): string {
    const modelId = run.modelOutputs.at(-1)?.modelId ?? '';
    return path.join(sample.folder, 'mlartifacts', run.experimentId, 'models', modelId, 'artifacts');
  }
});
