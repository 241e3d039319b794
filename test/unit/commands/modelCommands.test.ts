import assert from 'node:assert/strict';
import { showArtifactSizes } from '../../../src/commands/artifacts/showArtifactSizes.ts';
import { showModelCard } from '../../../src/commands/artifacts/showModelCard.ts';
import type { Node, NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { runCalled } from '../../support/runCalled.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

describe('a command on a model', function () {
  this.timeout(20_000);
  let sample: SampleCopy;
  let app: TestApp;
  let run: NodeOf<'run'>;

  before(async () => {
    sample = await copySample();
    app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    await app.connections.ready();
    run = await runCalled(app, 'momentum');
  });
  after(async () => {
    app[Symbol.dispose]();
    await sample.dispose();
  });

  const opened = async (command: typeof showModelCard, node: Node): Promise<readonly string[]> => {
    app.pages.opened.length = 0;
    await command.run(app, node, []);
    return app.pages.opened.map((identity) => {
      assert.ok(identity.kind === 'preview' || identity.kind === 'sizes');
      const asked = new URLSearchParams(identity.query);
      asked.delete('store');
      return `${identity.kind} ${identity.path} ${asked.toString()}`;
    });
  };
  const versionNode = async (): Promise<NodeOf<'version'>> => {
    const { items } = await app.connections.ask(run.connection, (store) => store.searchModelVersions());
    const [version] = items;
    assert.ok(version);
    return { kind: 'version', connection: run.connection, version };
  };
  const artifact = (path: string, isDir: boolean): NodeOf<'artifact'> => ({
    kind: 'artifact',
    connection: run.connection,
    owner: { runId: run.run.runId },
    ownerName: 'momentum',
    file: { path, isDir },
  });

  it('shows the card of the last model that a run wrote, of a version, and of an MLmodel', async () => {
    const [modelId = ''] = run.run.modelOutputs.map((output) => output.modelId);
    assert.deepEqual(await opened(showModelCard, run), [`preview /momentum/MLmodel model=${modelId}`]);
    const { version, ...rest } = await versionNode();
    const { name, version: number } = version;
    const query = new URLSearchParams({ name, version: number }).toString();
    assert.deepEqual(await opened(showModelCard, { version, ...rest }), [
      `preview /${name} v${number}/MLmodel ${query}`,
    ]);
    assert.deepEqual(await opened(showModelCard, artifact('old/MLmodel', false)), [
      `preview /momentum/old/MLmodel run=${run.run.runId}`,
    ]);
  });

  it('says that there is no model where there is none', async () => {
    await assert.rejects(opened(showModelCard, artifact('weights', true)), {
      name: 'UserError',
      message: /^There is no MLmodel here\./,
    });
    const without = { ...run, run: { ...run.run, modelOutputs: [], tags: {} } };
    await assert.rejects(opened(showModelCard, without), /^UserError: Run momentum wrote no model\.$/);
  });

  it('shows the sizes of all files of a run or a version, or of a folder', async () => {
    assert.deepEqual(await opened(showArtifactSizes, run), [`sizes /momentum/ run=${run.run.runId}`]);
    assert.deepEqual(await opened(showArtifactSizes, artifact('weights', true)), [
      `sizes /momentum/weights run=${run.run.runId}`,
    ]);
    await assert.rejects(opened(showArtifactSizes, artifact('a.txt', false)), /^UserError: Choose a run/);
  });
});
