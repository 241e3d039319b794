import assert from 'node:assert/strict';
import { findArtifact } from '../../../src/commands/artifacts/findArtifact.ts';
import { revealArtifact } from '../../../src/commands/artifacts/revealArtifact.ts';
import { artifactAddress } from '../../../src/services/artifacts/artifactAddress.ts';
import { excerptAddress } from '../../../src/services/artifacts/artifactExcerpts.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { serveArtifacts } from '../../support/artifactServer.ts';
import type { Answer } from '../../support/fakeUi.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { aRun, aVersion } from '../../support/make.ts';

describe('Find Artifact', () => {
  let server: TestServer;
  before(async () => {
    const many = Array.from({ length: 250 }, (_, at) => [`many/${String(at)}.bin`, 'x'] as const);
    server = await serveArtifacts({
      'report.json': '{}',
      'plots/ROC curve.png': 'png',
      'plots/deep/roc.csv': 'a,b',
      ...Object.fromEntries(many),
    });
  });
  after(() => server.close());

  const appWith = (...answers: Answer[]): TestApp =>
    testApp({ answers, connections: [{ name: 'Team', trackingUri: server.url }] });
  const connectionOf = ({ connections }: TestApp) => {
    const [connection] = connections.all;
    assert.ok(connection);
    return connection;
  };
  const run = (app: TestApp): Node => ({
    kind: 'run',
    connection: connectionOf(app),
    run: aRun({ runId: 'r', runName: 'fox' }),
  });

  it('finds files by words of their path, whatever their case, and reveals the chosen one', async () => {
    using app = appWith({ search: 'roc PLOTS', pick: 'roc.csv' });
    await findArtifact.run(app, run(app), []);
    assert.deepEqual(
      app.ui.offered.map(({ label, description }) => `${label} | ${String(description)}`),
      ['ROC curve.png | plots · 3 B', 'roc.csv | plots/deep · 3 B'],
    );
    const file = { path: 'plots/deep/roc.csv', isDir: false, fileSizeBytes: 3 };
    assert.deepEqual(app.trees.revealed, [
      { kind: 'artifact', connection: connectionOf(app), owner: { runId: 'r' }, ownerName: 'fox', file },
    ]);
  });

  it('looks only into the folder that it was called on, and says where there may be more', async () => {
    using app = appWith({ search: 'roc', pick: 'roc.csv' }, { search: 'bin', pick: '7.bin' });
    const owned = { connection: connectionOf(app), owner: { runId: 'r' }, ownerName: 'fox' };
    await findArtifact.run(app, { kind: 'artifact', ...owned, file: { path: 'plots/deep', isDir: true } }, []);
    assert.equal(app.ui.offered.length, 1);
    await findArtifact.run(app, run(app), []);
    assert.equal(app.ui.offered.at(-1)?.label, 'There may be more');
  });

  it('knows the files of a version, and is for what has files', async () => {
    using app = appWith('dismiss');
    await findArtifact.run(app, { kind: 'version', connection: connectionOf(app), version: aVersion() }, []);
    assert.deepEqual(app.trees.revealed, []);
    await assert.rejects(async () => findArtifact.run(app, { kind: 'notice', text: 'x' }, []), /Choose a run/);
  });

  it('is undone by Reveal in Sidebar, which knows the file of a tab, whole or in part', async () => {
    using app = appWith();
    const whose = [connectionOf(app), { runId: 'r' }, 'fox', 'plots/deep/roc.csv'] as const;
    for (const document of [artifactAddress(...whose), excerptAddress(...whose, 'tail')]) {
      app.ui.shownDocument = document;
      await revealArtifact.run(app, undefined, []);
    }
    const file = { path: 'plots/deep/roc.csv', isDir: false };
    const node = { kind: 'artifact', connection: connectionOf(app), owner: { runId: 'r' }, ownerName: 'fox', file };
    assert.deepEqual(app.trees.revealed, [node, node]);
  });
});
