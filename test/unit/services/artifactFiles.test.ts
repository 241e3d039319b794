import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ArtifactFiles } from '../../../src/services/artifactFiles.ts';
import { shortId } from '../../../src/services/shortId.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

describe('the artifacts of a run, as files', () => {
  let sample: SampleCopy;
  before(async () => {
    sample = await copySample();
  });
  after(() => sample.dispose());

  it('are found with their sizes, read, and listed', async () => {
    using app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    const { files, place, folder } = await artifactsOf(app, sample.folder);
    const report = readFileSync(path.join(folder, 'report.json'));
    assert.deepEqual(await files.find(place('report.json')), {
      path: 'report.json',
      isDir: false,
      fileSizeBytes: report.length,
    });
    assert.deepEqual(Buffer.from(await files.read(place('report.json'))), report);
    assert.deepEqual(await files.find(place('')), { path: '', isDir: true });
    assert.deepEqual(await files.find(place('plots')), { path: 'plots', isDir: true });
    assert.ok((await files.list(place('plots'))).length > 0);
  });

  it('are looked for again after a moment, so that a new file is found', async () => {
    using app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    let nowMs = 0;
    const { files, place, folder } = await artifactsOf(app, sample.folder, () => nowMs);
    await assert.rejects(files.find(place('late/new.txt')), { fault: 'notFound' });
    mkdirSync(path.join(folder, 'late'));
    writeFileSync(path.join(folder, 'late', 'new.txt'), 'new');
    nowMs = 10_000;
    assert.equal((await files.find(place('late/new.txt'))).fileSizeBytes, 3);
    rmSync(path.join(folder, 'late'), { recursive: true });
    await assert.rejects(files.read(place('late/new.txt')), { fault: 'notFound' });
  });

  it('are not read from a path that leads out of their folder', async () => {
    using app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    const { files, place } = await artifactsOf(app, sample.folder);
    for (const outside of ['../../x', 'a/../../x', '%2e%2e/x', 'C:\\x']) {
      await assert.rejects(files.read(place(outside)), { fault: 'invalid' }, outside);
    }
  });

  it('say so when their store is no connection any more', async () => {
    using app = testApp();
    const files = new ArtifactFiles(app.connections);
    const place = { store: 'abc', owner: { runId: 'r' }, path: 'x' };
    await assert.rejects(files.read(place), { fault: 'notFound', message: /no connection any more/ });
  });
});

async function artifactsOf(app: TestApp, samplePath: string, now?: () => number) {
  await app.connections.ready();
  const [connection] = app.connections.all;
  assert.ok(connection);
  const filter = "attributes.run_name = 'boosting max_depth=2'";
  const run = await app.connections.ask(connection, async (store) => {
    const { items } = await store.searchExperiments();
    return (await store.searchRuns({ experimentIds: items.map(({ experimentId }) => experimentId), filter })).items[0];
  });
  assert.ok(run);
  return {
    files: new ArtifactFiles(app.connections, now),
    place: (file: string) => ({ store: shortId(connection), owner: { runId: run.runId }, path: file }),
    folder: path.join(samplePath, 'mlartifacts', run.experimentId, run.runId, 'artifacts'),
  };
}
