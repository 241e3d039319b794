import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { downloadArtifacts } from '../../../src/commands/artifacts/downloadArtifacts.ts';
import type { Node, NodeOf } from '../../../src/services/node.ts';
import { sendJson, serve, type Handler, type TestServer } from '../../support/httpServer.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { handOut, listed, type Files } from '../../support/artifactServer.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aRun } from '../../support/make.ts';
import { skipIf } from '../../support/skipIf.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('Download Artifacts', () => {
  let server: TestServer;
  let files: Files;
  /** Answers in the place of the server, where it answers. */
  let instead: Handler | undefined;
  /** What every folder lists, in the place of what is in it. */
  let lists: ((folder: string) => readonly object[]) | undefined;

  beforeEach(async () => {
    files = { 'a.txt': 'one', 'plots/roc.png': 'two!', 'plots/deep/b.bin': Buffer.alloc(200_000, 3) };
    instead = lists = undefined;
    server = await serve((request, response) => {
      const url = new URL(request.url, 'http://x');
      const file = url.searchParams.get('path') ?? '';
      if (url.pathname.endsWith('artifacts/list')) sendJson(response, { files: lists?.(file) ?? listed(files, file) });
      else if (instead) instead(request, response);
      else handOut(files[file], request, response);
    });
  });
  afterEach(() => server.close());

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ answers, connections: [{ name: 'Team', trackingUri: server.url }] });
  }

  function run(app: TestApp): NodeOf<'run'> {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { kind: 'run', connection, run: aRun({ runId: 'r', runName: 'swift/fox' }) };
  }

  function artifact(app: TestApp, file: string, isDir = false): Node {
    return {
      kind: 'artifact',
      connection: run(app).connection,
      owner: { runId: 'r' },
      ownerName: 'fox',
      file: { path: file, isDir },
    };
  }

  it('brings all files of a run, in their folders', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    await downloadArtifacts.run(app, run(app), []);
    for (const [name, bytes] of Object.entries(files)) {
      assert.deepEqual(readFileSync(path.join(folder.path, 'swift-fox', name)), Buffer.from(bytes));
    }
    assert.deepEqual(app.ui.messages, [`Downloaded 3 files (195 KB) to ${path.join(folder.path, 'swift-fox')}.`]);
    assert.equal(app.ui.told.at(-1), '3 of 3 files, 195 KB of 195 KB');
  });

  it('brings one file where the person says, and opens it', async () => {
    using folder = tempFolder();
    const place = path.join(folder.path, 'mine.png');
    using app = appWith({ type: place }, { press: 'Open' });
    await downloadArtifacts.run(app, artifact(app, 'plots/roc.png'), []);
    assert.equal(readFileSync(place, 'utf8'), 'two!');
    assert.deepEqual(app.ui.opened, [place]);
    assert.equal(server.requests.filter(({ url }) => url.startsWith('/get-artifact')).length, 1);
  });

  it('brings a folder, or several rows', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path }, { type: folder.path }, { press: 'Replace' });
    await downloadArtifacts.run(app, artifact(app, 'plots', true), []);
    assert.deepEqual(readdirSync(folder.path), ['plots']);
    await downloadArtifacts.run(app, undefined, [artifact(app, 'plots', true), artifact(app, 'a.txt')]);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.txt', 'plots']);
  });

  it('asks once whether to replace what is there, and keeps it where it should', async () => {
    using folder = tempFolder({ 'swift-fox/a.txt': 'mine', 'swift-fox/plots/roc.png': 'mine' });
    using app = appWith(
      { type: folder.path },
      { press: 'Keep' },
      { type: folder.path },
      { press: 'Replace' },
      { type: folder.path },
      'dismiss',
    );
    const kept = path.join(folder.path, 'swift-fox', 'a.txt');
    await downloadArtifacts.run(app, run(app), []);
    assert.equal(readFileSync(kept, 'utf8'), 'mine');
    assert.ok(existsSync(path.join(folder.path, 'swift-fox/plots/deep/b.bin')));
    await downloadArtifacts.run(app, run(app), []);
    assert.equal(readFileSync(kept, 'utf8'), 'one');
    await downloadArtifacts.run(app, run(app), []);
    assert.deepEqual(
      app.ui.messages.filter((message) => message.includes('already')).map((message) => message.split('\n')[0]),
      [
        `2 of 3 files are in ${folder.path} already.`,
        `All 3 files are in ${folder.path} already.`,
        `All 3 files are in ${folder.path} already.`,
      ],
    );
  });

  it('says what is left when it is stopped, and goes on with it the next time', async () => {
    using folder = tempFolder();
    const place = path.join(folder.path, 'b.bin');
    const whole = Buffer.from(files['plots/deep/b.bin'] ?? '');
    using app = appWith({ type: place }, 'cancel later', { type: place });
    instead = (_request, response) => {
      response.writeHead(200, { 'content-disposition': 'attachment', 'content-length': whole.length });
      response.write(whole.subarray(0, 100_000));
    };
    await downloadArtifacts.run(app, artifact(app, 'plots/deep/b.bin'), []);
    assert.deepEqual(readdirSync(folder.path), ['b.bin.part']);
    assert.match(
      app.ui.messages[0] ?? '',
      /^The download was stopped\. What came of the rest is in b\.bin\.part\. Download to the same place/,
    );
    instead = undefined;
    await downloadArtifacts.run(app, artifact(app, 'plots/deep/b.bin'), []);
    assert.deepEqual(readFileSync(place), whole);
  });

  it('brings the others where one cannot be had, and says which', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    instead = (request, response) => {
      if (request.url.includes('roc'))
        sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'gone' }, 404);
      else handOut(files[new URL(request.url, 'http://x').searchParams.get('path') ?? ''], request, response);
    };
    await downloadArtifacts.run(app, run(app), []);
    assert.match(app.ui.messages[0] ?? '', /^Downloaded 2 of 3 files to .*swift-fox\. Not plots\/roc\.png: /);
    assert.deepEqual(readdirSync(path.join(folder.path, 'swift-fox', 'plots')), ['deep']);
  });

  it('stops where the server is gone', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    instead = (_request, response) => response.destroy();
    await downloadArtifacts.run(app, run(app), []);
    assert.match(app.ui.messages[0] ?? '', /broke off before the answer was whole.* Downloaded 0 of 3 files/);
    assert.deepEqual(readdirSync(path.join(folder.path, 'swift-fox', 'plots', 'deep')), []);
  });

  it('leads nowhere else, whatever a server lists', async () => {
    using folder = tempFolder();
    using app = appWith({ type: path.join(folder.path, 'here') });
    const names = ['../../x', '..\\x', 'C:\\x', 'a/../../b', '/etc/x', '..', 'a\0b', '%2e%2e', 'CON', 'ok.txt'];
    files = Object.fromEntries(names.map((name) => [name, 'hostile']));
    await downloadArtifacts.run(app, run(app), []);
    assert.deepEqual(readdirSync(folder.path), ['here']);
    assert.deepEqual(readdirSync(path.join(folder.path, 'here')), ['swift-fox']);
    assert.deepEqual(readdirSync(path.join(folder.path, 'here', 'swift-fox')).sort(), ['CON-', 'a', 'ok.txt']);
  });

  it('ends with a folder that goes on for ever', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    lists = (at) => [{ path: at === '' ? 'loop' : `${at}/loop`, is_dir: true }];
    await assert.rejects(async () => downloadArtifacts.run(app, run(app), []), { fault: 'tooLarge' });
    assert.deepEqual(readdirSync(folder.path), []);
  });

  it('is not written through a folder that is a link', async function () {
    skipIf(process.platform === 'win32', 'links need an administrator on Windows.', this);
    using folder = tempFolder();
    using elsewhere = tempFolder();
    mkdirSync(path.join(folder.path, 'swift-fox'));
    symlinkSync(elsewhere.path, path.join(folder.path, 'swift-fox', 'plots'));
    using app = appWith({ type: folder.path });
    await downloadArtifacts.run(app, run(app), []);
    assert.deepEqual(readdirSync(elsewhere.path), []);
    assert.match(app.ui.messages[0] ?? '', /Something else is in the way/);
  });

  it('is not begun where the disk has no room for it', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    lists = () => [{ path: 'huge.bin', is_dir: false, file_size: String(Number.MAX_SAFE_INTEGER) }];
    await downloadArtifacts.run(app, run(app), []);
    assert.match(app.ui.messages[0] ?? '', /^This needs 8192 TB, and .* has room for /);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  it('says so where there is nothing', async () => {
    using folder = tempFolder();
    using app = appWith({ type: folder.path });
    files = {};
    await assert.rejects(async () => downloadArtifacts.run(app, run(app), []), /There are no files to download/);
  });

  it('is for what has files', async () => {
    using app = appWith();
    await assert.rejects(
      async () => downloadArtifacts.run(app, { kind: 'notice', text: 'x' }, []),
      /^UserError: Choose a run/,
    );
  });
});
