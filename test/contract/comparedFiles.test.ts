import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareFile } from '../../src/commands/compare/compareFile.ts';
import { compareMLmodel } from '../../src/commands/compare/compareModelFile.ts';
import { compareTexts } from '../../src/commands/compare/compareTexts.ts';
import type { DocumentAddress } from '../../src/host/ui.ts';
import { comparePage } from '../../src/panels/compare/comparePage.ts';
import { imagesPage } from '../../src/panels/images/imagesPage.ts';
import { artifactPlaceOf, artifactScheme } from '../../src/services/artifacts/artifactAddress.ts';
import { ArtifactFiles } from '../../src/services/artifacts/artifactFiles.ts';
import { idOfRun } from '../../src/services/runs/idOfRun.ts';
import type { NodeOf } from '../../src/services/node.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { Answer } from '../support/fakeUi.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { runCalled } from '../support/runCalled.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

const names = ['logistic C=0.1', 'logistic C=1.0'] as const;

describe('two runs of a tracking server', function () {
  this.timeout(180_000);
  let sample: SampleCopy | undefined;
  let server: MlflowServer | undefined;

  before(async function () {
    await needsPython(this);
    sample = await copySample();
    server = await startMlflow({ folder: sample.folder });
  });
  after(async () => {
    await server?.stop();
    await sample?.dispose();
  });

  const appWith = (...answers: readonly Answer[]): TestApp =>
    testApp({ connections: [{ name: 'server', trackingUri: server?.url ?? '' }], answers });
  const pairOf = async (app: TestApp) => [await runCalled(app, names[0]), await runCalled(app, names[1])] as const;
  const onDisk = (folder: string, file: string): string => {
    const [found = ''] = globSync(path.join(sample?.folder ?? '', 'mlartifacts', folder, file));
    assert.ok(existsSync(found), `${folder}/${file}`);
    return readFileSync(found, 'utf8');
  };
  const fileOf = ({ run }: NodeOf<'run'>, file: string): string =>
    onDisk(path.join(run.experimentId, run.runId, 'artifacts'), file);
  const modelFileOf = ({ run }: NodeOf<'run'>, file: string): string =>
    onDisk(path.join(run.experimentId, 'models', run.modelOutputs.at(-1)?.modelId ?? '', 'artifacts'), file);

  /** As the editor reads what it is told to show. */
  async function shown(app: TestApp): Promise<readonly (readonly string[])[]> {
    const files = new ArtifactFiles(app.connections);
    const textOf = async (address: DocumentAddress | undefined): Promise<string> => {
      assert.equal(address?.scheme, artifactScheme);
      return new TextDecoder().decode(await files.read(artifactPlaceOf(address)));
    };
    const inFiles = app.ui.diffs.filter(({ one, other }) => (one ?? other)?.scheme === artifactScheme);
    return Promise.all(inFiles.map(async ({ one, other }) => [await textOf(one), await textOf(other)]));
  }

  it('show a file of both beside each other', async () => {
    using app = appWith({ pick: 'summary.txt' });
    const runs = await pairOf(app);
    await compareFile.run(app, runs[0], runs);
    assert.deepEqual(app.ui.documents, [`summary.txt · ${names.join(' ↔ ')}`]);
    assert.deepEqual(await shown(app), [runs.map((run) => fileOf(run, 'summary.txt'))]);
  });

  it('show an image in a folder of both over each other', async () => {
    using app = appWith({ pick: 'plots' }, { pick: 'confusion_matrix.png' });
    const runs = await pairOf(app);
    await compareFile.run(app, runs[0], runs);
    const [identity] = app.pages.opened;
    assert.ok(identity?.kind === 'images');
    const page = imagesPage(identity, { ...app, execute: () => Promise.resolve() });
    try {
      const never = new AbortController().signal;
      assert.equal((await page.read(never)).title, `confusion_matrix.png · ${names.join(' ↔ ')}`);
      const [read, other] = await Promise.all(
        [0, 1].map((side) => page.answers.image.answer({ side, path: 'plots/confusion_matrix.png' }, never)),
      );
      assert.equal(read?.type, 'image/png');
      assert.notDeepEqual(read.bytes, other?.bytes);
    } finally {
      page.dispose();
    }
  });

  it('say of a file that is no text whether both have the same', async () => {
    using app = appWith({ pick: 'data.bin' });
    const runs = await pairOf(app);
    for (const { run } of runs) {
      const folder = path.join(sample?.folder ?? '', 'mlartifacts', run.experimentId, run.runId, 'artifacts');
      writeFileSync(path.join(folder, 'data.bin'), new Uint8Array(100_000));
    }
    await compareFile.run(app, runs[0], runs);
    assert.match(app.ui.messages.join(), /are the same: 97\.7 KB, SHA-256 [0-9a-f]{64}\.$/);
  });

  it('show the files of the models that they wrote beside each other', async () => {
    using app = appWith();
    const runs = await pairOf(app);
    await compareMLmodel.run(app, runs[0], runs);
    assert.deepEqual(await shown(app), [runs.map((run) => modelFileOf(run, 'MLmodel'))]);
  });

  it('show, of all texts, those of their models in which they differ', async () => {
    using app = appWith();
    const runs = await pairOf(app);
    await compareTexts.run(app, runs[0], runs);
    const texts = ['MLmodel', 'requirements.txt', 'python_env.yaml', 'conda.yaml'].map((name) =>
      runs.map((run) => modelFileOf(run, name)),
    );
    const differing = texts.filter(([one, other]) => one !== other);
    assert.equal(differing.length, 1);
    assert.deepEqual(await shown(app), differing);
  });

  it('say so of files that are not there any more', async () => {
    using app = appWith();
    const [one, other] = await pairOf(app);
    const gone = [one, other].map(({ connection, run }): NodeOf<'artifact'> => {
      const file = { path: 'gone.txt', isDir: false };
      return { kind: 'artifact', connection, owner: { runId: run.runId }, ownerName: run.runName, file };
    });
    await compareFile.run(app, gone[0], gone);
    await assert.rejects(shown(app), { fault: 'notFound' });
  });

  it('show the table that both logged, or its beginning', async () => {
    using app = appWith();
    const [one, other] = await pairOf(app);
    const runs = [one, other].map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId }));
    const page = comparePage(
      { kind: 'compare', runs, table: 'mistakes.csv' },
      { ...app, execute: () => Promise.resolve() },
    );
    try {
      const never = new AbortController().signal;
      const content = await page.read(never);
      assert.deepEqual(
        content.runs.map(({ tables }) => tables),
        Array(2).fill(['mistakes_table.json', 'mistakes.csv']),
      );
      const ask = {
        run: idOfRun({ connectionId: one.connection.id, runId: one.run.runId }),
        path: 'mistakes_table.json',
      };
      const text = fileOf(one, 'mistakes_table.json');
      const whole = await page.answers.table.answer({ ...ask, maxBytes: text.length }, never);
      assert.deepEqual([new TextDecoder().decode(whole.bytes), whole.isPart], [text, false]);
      const part = await page.answers.table.answer({ ...ask, maxBytes: 40 }, never);
      assert.deepEqual([new TextDecoder().decode(part.bytes), part.isPart], [text.slice(0, 40), true]);
      const csv = await page.answers.table.answer({ ...ask, path: 'mistakes.csv', maxBytes: 100_000 }, never);
      const { columns } = JSON.parse(new TextDecoder().decode(csv.bytes)) as { readonly columns: readonly string[] };
      assert.deepEqual(columns, fileOf(one, 'mistakes.csv').split('\n')[0]?.trim().split(','));
    } finally {
      page.dispose();
    }
  });
});
