import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ArtifactPlace } from '../../../src/services/artifacts/artifactAddress.ts';
import { ArtifactFiles } from '../../../src/services/artifacts/artifactFiles.ts';
import { shortId } from '../../../src/services/shortId.ts';
import { refresh } from '../../../src/commands/refresh.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { handOut, listed } from '../../support/artifactServer.ts';
import { sendJson, serve, type TestServer } from '../../support/httpServer.ts';
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

describe('the bytes of an artifact', () => {
  const run = { run_id: 'r', experiment_id: '1', lifecycle_stage: 'active' };
  let server: TestServer;
  let files: Record<string, string>;
  let status: string;
  let endTimeMs: number;
  beforeEach(async () => {
    files = { 'a.txt': 'hello', 'b.txt': 'world' };
    status = 'FINISHED';
    endTimeMs = 1_000;
    server = await serve((request, response) => {
      const url = new URL(request.url, 'http://x');
      const file = url.searchParams.get('path') ?? '';
      if (url.pathname.endsWith('runs/get'))
        sendJson(response, { run: { info: { ...run, status, end_time: endTimeMs } } });
      else if (url.pathname.endsWith('artifacts/list')) sendJson(response, { files: listed(files, file) });
      else handOut(files[file], request, response);
    });
  });
  afterEach(() => server.close());

  const asked = (word: string): number => server.requests.filter(({ url }) => url.includes(word)).length;
  const place = (app: TestApp, file: string): ArtifactPlace => {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { store: shortId(connection), owner: { runId: 'r' }, path: file };
  };
  const open = async (app: TestApp, file: string): Promise<string> =>
    Buffer.from(await app.artifacts.readWhole(place(app, file))).toString();
  /** Opens it until nothing is asked for that: whether it is kept turns out after it was handed over. */
  const openUntilKept = async (app: TestApp, file: string): Promise<string> => {
    for (;;) {
      const before = asked('get-artifact');
      const text = await open(app, file);
      if (asked('get-artifact') === before) return text;
      await setImmediate();
    }
  };
  /** After what was asked before. */
  const settled = async (app: TestApp): Promise<void> => {
    const [connection] = app.connections.all;
    for (let round = 0; connection && round < 3; round++) {
      await app.connections.ask(connection, (store) => store.getRun('r'));
    }
  };

  it('are asked for once of a run that has ended, whoever opens the file again', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    assert.deepEqual([await openUntilKept(app, 'a.txt'), await openUntilKept(app, 'b.txt')], ['hello', 'world']);
    const before = server.requests.length;
    assert.deepEqual([await open(app, 'a.txt'), await open(app, 'b.txt')], ['hello', 'world']);
    assert.equal(server.requests.length, before);
  });

  it('are asked for again when the folder lists another size, or somebody refreshes', async () => {
    let nowMs = 0;
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }], now: () => nowMs });
    await openUntilKept(app, 'a.txt');
    files['a.txt'] = 'HELLO';
    assert.equal(await open(app, 'a.txt'), 'hello');
    nowMs += 10_000;
    files['a.txt'] = 'hello again';
    assert.equal(await openUntilKept(app, 'a.txt'), 'hello again');
    files['a.txt'] = 'hello AGAIN';
    await refresh.run(app, undefined, []);
    assert.equal(await open(app, 'a.txt'), 'hello AGAIN');
  });

  it('are asked for again once somebody went on with the run, although their size is the same', async () => {
    let nowMs = 0;
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }], now: () => nowMs });
    await openUntilKept(app, 'a.txt');
    files['a.txt'] = 'HELLO';
    status = 'RUNNING';
    nowMs += 10_000;
    assert.equal(await open(app, 'a.txt'), 'HELLO');
    await settled(app);
    files['a.txt'] = 'Hello';
    status = 'FINISHED';
    endTimeMs = 2_000;
    nowMs += 10_000;
    assert.equal(await openUntilKept(app, 'a.txt'), 'Hello');
    files['a.txt'] = 'hELLO';
    endTimeMs = 3_000;
    nowMs += 10_000;
    assert.equal(await open(app, 'a.txt'), 'hELLO');
  });

  it('are asked for each time while the run goes on', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    status = 'RUNNING';
    await open(app, 'a.txt');
    await settled(app);
    files['a.txt'] = 'later';
    assert.equal(await open(app, 'a.txt'), 'later');
  });

  it('are forgotten with the sign-in that they were read with', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    await app.connections.signIn(server.url, { kind: 'bearer', token: 'secret' });
    await openUntilKept(app, 'a.txt');
    const before = asked('get-artifact');
    await app.connections.signOut(server.url);
    await open(app, 'a.txt');
    assert.equal(asked('get-artifact'), before + 1);
  });

  it('are handed to all who ask at the same time from one answer', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    const texts = await Promise.all([open(app, 'a.txt'), open(app, 'a.txt'), open(app, 'a.txt')]);
    assert.deepEqual(texts, ['hello', 'hello', 'hello']);
    assert.equal(asked('get-artifact'), 1);
  });

  it('are not kept where fewer came than were listed', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    await app.artifacts.find(place(app, 'a.txt'));
    files['a.txt'] = 'hell';
    assert.equal(Buffer.from(await app.artifacts.read(place(app, 'a.txt'))).toString(), 'hell');
    await settled(app);
    files['a.txt'] = 'hello';
    assert.equal(Buffer.from(await app.artifacts.read(place(app, 'a.txt'))).toString(), 'hello');
  });
});
