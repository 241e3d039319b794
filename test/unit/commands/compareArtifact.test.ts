import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareArtifact, compareArtifactWithChampion } from '../../../src/commands/compare/compareArtifact.ts';
import { compareFile } from '../../../src/commands/compare/compareFile.ts';
import { compareImages } from '../../../src/commands/compare/compareImages.ts';
import { showImages } from '../../../src/commands/artifacts/showImages.ts';
import { UserError } from '../../../src/host/ui.ts';
import { artifactAddress } from '../../../src/services/artifacts/artifactAddress.ts';
import { imagesIdentity } from '../../../src/services/artifacts/imagesIdentity.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { runCalled } from '../../support/runCalled.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

type Artifact = NodeOf<'artifact'>;
type RunNode = NodeOf<'run'>;

describe('an artifact beside the same of another run', () => {
  let sample: SampleCopy;
  before(async () => {
    sample = await copySample();
  });
  after(() => sample.dispose());

  const appWith = (...answers: Answer[]): TestApp =>
    testApp({ folders: [{ name: 'sample', path: sample.folder }], answers });
  const write = ({ run }: RunNode, name: string, bytes: Uint8Array | string): void => {
    const file = path.join(sample.folder, 'mlartifacts', run.experimentId, run.runId, 'artifacts', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  const fileOf = ({ connection, run }: RunNode, filePath: string, isDir = false): Artifact => {
    const owner = { runId: run.runId };
    return { kind: 'artifact', connection, owner, ownerName: run.runName, file: { path: filePath, isDir } };
  };
  const images = (one: Artifact, other?: Artifact): PageIdentity => {
    const [first, second] = [one, other].map(
      (node) => node && artifactAddress(node.connection, node.owner, node.ownerName, node.file.path),
    );
    assert.ok(first);
    return imagesIdentity(first, second);
  };
  const pickOther = { search: 'svm C=1.0', pick: 'svm C=1.0' };

  it('is a diff of texts', async () => {
    using app = appWith(pickOther);
    await compareArtifact.run(app, fileOf(await runCalled(app, 'svm C=0.1'), 'summary.txt'), []);
    assert.deepEqual(app.ui.documents, ['summary.txt · svm C=0.1 ↔ svm C=1.0']);
  });

  it('is two pictures over each other', async () => {
    using app = appWith(pickOther);
    const [one, other] = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')];
    const matrix = 'plots/confusion_matrix.png';
    await compareArtifact.run(app, fileOf(one, matrix), []);
    assert.deepEqual(app.pages.opened, [images(fileOf(one, matrix), fileOf(other, matrix))]);
  });

  it('is rows beside rows of tables, on the page that compares both runs', async () => {
    using app = appWith(pickOther, pickOther);
    const [one, other] = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')];
    await compareArtifact.run(app, fileOf(one, 'mistakes.csv'), []);
    await compareArtifact.run(app, fileOf(one, 'mistakes_table.json'), []);
    const runs = [one, other].map(({ connection, run }) => ({ connectionId: connection.id, runId: run.runId }));
    assert.deepEqual(app.pages.opened, [
      { kind: 'compare', runs, table: 'mistakes.csv' },
      { kind: 'compare', runs, table: 'mistakes_table.json' },
    ]);
  });

  it('is, of what nobody can read, its size and SHA-256, and whether both are the same', async () => {
    const same = { press: 'Copy SHA-256' };
    using app = appWith(pickOther, same, pickOther, pickOther);
    const [one, other] = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')];
    const [bytes, others] = [Buffer.from([0, 1, 2]), Buffer.alloc(70_000)];
    const [hash, otherHash] = [bytes, others].map((each) => createHash('sha256').update(each).digest('hex'));
    for (const run of [one, other]) write(run, 'same.bin', bytes);
    write(one, 'model.pkl', bytes);
    write(other, 'model.pkl', others);
    for (const run of [one, other]) write(run, 'words.bin', 'only text');
    await compareArtifact.run(app, fileOf(one, 'same.bin'), []);
    await compareArtifact.run(app, fileOf(one, 'model.pkl'), []);
    await compareArtifact.run(app, fileOf(one, 'words.bin'), []);
    assert.deepEqual(app.ui.messages, [
      `same.bin of svm C=0.1 and same.bin of svm C=1.0 are the same: 3 B, SHA-256 ${hash ?? ''}.`,
      `model.pkl of svm C=0.1 and model.pkl of svm C=1.0 are not the same. The first: 3 B, SHA-256 ${hash ?? ''}. The second: 68.4 KB, SHA-256 ${otherHash ?? ''}.`,
    ]);
    assert.deepEqual(app.ui.copied, [`${hash ?? ''}  same.bin\n${hash ?? ''}  same.bin`]);
    assert.deepEqual(app.ui.documents, ['words.bin · svm C=0.1 ↔ svm C=1.0']);
  });

  it('that the other run has not is said, and another file may be chosen', async () => {
    using app = appWith(pickOther, { press: 'Choose Another File…' }, { pick: 'summary.txt' }, pickOther);
    const one = await runCalled(app, 'svm C=0.1');
    write(one, 'gone/b.txt', 'b');
    await compareArtifact.run(app, fileOf(one, 'gone/b.txt'), []);
    await compareFile.run(app, fileOf(one, 'gone/b.txt'), []);
    assert.deepEqual(app.ui.messages, Array(2).fill('Run svm C=1.0 has no gone/b.txt.'));
    assert.deepEqual(app.ui.documents, ['gone/b.txt (svm C=0.1) ↔ summary.txt (svm C=1.0)']);
  });

  it('is chosen first, where it is called from the palette; a folder is none', async () => {
    using app = appWith({ search: 'svm C=0.1', pick: 'svm C=0.1' }, { pick: 'summary.txt' }, pickOther);
    await compareArtifact.run(app, undefined, []);
    assert.deepEqual(app.ui.documents, ['summary.txt · svm C=0.1 ↔ svm C=1.0']);
    const plots = fileOf(await runCalled(app, 'svm C=0.1'), 'plots', true);
    await assert.rejects(
      async () => compareArtifact.run(app, plots, []),
      (error) => error instanceof UserError && /^plots is a folder\. Choose a file in it\.$/.test(error.message),
    );
  });

  it('that was logged by step is the one of the same key and step, whatever MLflow called it', async () => {
    using app = appWith({ search: 'mlp trial 4', pick: 'mlp trial 4' });
    const [one, other] = [await runCalled(app, 'mlp trial 3'), await runCalled(app, 'mlp trial 4')];
    const name = (id: string): string => `images/k+step+7+timestamp+${id}+5aee9221-2576-4353-a49f-ad3039c0fa86.png`;
    write(one, name('5'), 'x');
    write(other, name('6'), 'y');
    await compareArtifact.run(app, fileOf(one, name('5')), []);
    assert.deepEqual(app.pages.opened, [images(fileOf(one, name('5')), fileOf(other, name('6')))]);
  });

  it("is compared with the champion's, which stands on the left, also in its model", async () => {
    using app = appWith();
    const [champion, one] = [await runCalled(app, 'logistic C=0.1'), await runCalled(app, 'logistic C=1.0')];
    await compareArtifactWithChampion.run(app, fileOf(one, 'summary.txt'), []);
    const [modelId = ''] = one.run.modelOutputs.map((output) => output.modelId);
    const { connection } = one;
    const file = { path: 'MLmodel', isDir: false };
    const inModel: Artifact = { kind: 'artifact', connection, owner: { modelId }, ownerName: 'classifier', file };
    await compareArtifactWithChampion.run(app, inModel, []);
    assert.deepEqual(app.ui.documents, [
      'summary.txt · logistic C=0.1 ↔ logistic C=1.0',
      'MLmodel · logistic C=0.1 ↔ logistic C=1.0',
    ]);
    await assert.rejects(
      async () => compareArtifactWithChampion.run(app, fileOf(champion, 'summary.txt'), []),
      /is where the champion, version 3 of breast-cancer-classifier, came from/,
    );
  });

  describe('Show Images', () => {
    it('opens those of a run, a model, a folder, or of one image and its folder', async () => {
      using app = appWith({ search: 'svm C=0.1', pick: 'svm C=0.1' });
      const one = await runCalled(app, 'svm C=0.1');
      const targets = [one, fileOf(one, 'plots', true), fileOf(one, 'plots/confusion_matrix.png'), undefined];
      for (const target of targets) await showImages.run(app, target, []);
      const all = images(fileOf(one, '', true));
      assert.deepEqual(app.pages.opened, [
        all,
        images(fileOf(one, 'plots', true)),
        images(fileOf(one, 'plots/confusion_matrix.png')),
        all,
      ]);
      await assert.rejects(async () => showImages.run(app, fileOf(one, 'summary.txt'), []), /summary\.txt is no image/);
    });
  });

  describe('Compare Images', () => {
    it('opens the same folder of both, in place of the page that showed one', async () => {
      using app = appWith(pickOther, pickOther);
      const [one, other] = [await runCalled(app, 'svm C=0.1'), await runCalled(app, 'svm C=1.0')];
      const plots = fileOf(one, 'plots', true);
      app.pages.activeIdentity = images(plots);
      await compareImages.run(app, plots, []);
      assert.deepEqual(app.pages.opened, [images(plots, fileOf(other, 'plots', true))]);
      assert.deepEqual(app.pages.replaced, [images(plots)]);
      await assert.rejects(
        async () => compareImages.run(app, fileOf(one, 'none', true), []),
        /^UserError: Run svm C=1\.0 has no folder none\. Choose another run, or another folder\.$/,
      );
    });
  });
});
