import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { openArtifactExternally } from '../../../src/commands/artifacts/openArtifactExternally.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { artifactAddress } from '../../../src/services/artifacts/artifactAddress.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { serveArtifacts } from '../../support/artifactServer.ts';
import type { Answer } from '../../support/fakeUi.ts';
import type { TestServer } from '../../support/httpServer.ts';

describe('Open Externally', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await serveArtifacts({
      'a/report.pdf': 'pages',
      'run.bat': 'format c:',
      'fdp.\u202egpj.exe': 'x',
      CON: 'x',
    });
  });
  afterEach(() => server.close());

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ answers, connections: [{ name: 'Team', trackingUri: server.url }] });
  }

  function artifact(app: TestApp, file: string, isDir = false): NodeOf<'artifact'> {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { kind: 'artifact', connection, owner: { runId: 'r' }, ownerName: 'fox', file: { path: file, isDir } };
  }

  it('hands a copy under its own name to the program for it, which can only be read', async () => {
    using app = appWith();
    await openArtifactExternally.run(app, artifact(app, 'a/report.pdf'), []);
    const [copy = ''] = app.ui.opened;
    assert.equal(path.basename(copy), 'report.pdf');
    assert.equal(readFileSync(copy, 'utf8'), 'pages');
    assert.equal(statSync(copy).mode & 0o222, 0);
    assert.deepEqual(app.ui.messages, []);
  });

  it('removes its copies with the window', async () => {
    const app = appWith();
    await openArtifactExternally.run(app, artifact(app, 'a/report.pdf'), []);
    await openArtifactExternally.run(app, artifact(app, 'a/report.pdf'), []);
    const [one = '', other = ''] = app.ui.opened;
    assert.notEqual(one, other);
    app[Symbol.dispose]();
    assert.deepEqual([existsSync(one), existsSync(path.dirname(path.dirname(one)))], [false, false]);
  });

  it('asks before anything that may run, by its name as it is, and brings nothing where that is declined', async () => {
    for (const [name, shown] of [
      ['run.bat', 'run.bat'],
      ['fdp.\u202egpj.exe', 'fdp.-gpj.exe'],
      ['CON', 'CON-'],
    ] as const) {
      using app = appWith('dismiss', { press: 'Open' });
      const asked = server.requests.length;
      await openArtifactExternally.run(app, artifact(app, name), []);
      assert.match(app.ui.messages[0] ?? '', /^Open .* outside of VS Code\?\nIt comes from fox\. The program/);
      assert.ok(app.ui.messages[0]?.startsWith(`Open ${shown} outside`), app.ui.messages[0]);
      assert.equal(app.ui.opened.length, 0);
      assert.equal(server.requests.length, asked);
      await openArtifactExternally.run(app, artifact(app, name), []);
      assert.equal(path.basename(app.ui.opened[0] ?? ''), shown);
    }
  });

  it('means the file of the tab that is shown', async () => {
    using app = appWith();
    const { connection } = artifact(app, '');
    app.ui.shownDocument = artifactAddress(connection, { runId: 'r' }, 'fox', 'a/report.pdf');
    await openArtifactExternally.run(app, undefined, []);
    assert.equal(path.basename(app.ui.opened[0] ?? ''), 'report.pdf');
  });

  it('leaves nothing behind of what broke off, and says why', async () => {
    using app = appWith();
    const { file, ...node } = artifact(app, 'a/report.pdf');
    await assert.rejects(
      async () => openArtifactExternally.run(app, { ...node, file: { ...file, fileSizeBytes: 9 } }, []),
      { fault: 'damaged', message: /has changed since it was listed/ },
    );
    const own = await app.copies.newFolder();
    const left = readdirSync(path.dirname(own)).flatMap((folder) => readdirSync(path.join(path.dirname(own), folder)));
    assert.deepEqual(left, []);
  });

  it('is for files', async () => {
    using app = appWith();
    await assert.rejects(async () => openArtifactExternally.run(app, artifact(app, 'a', true), []), /is a folder/);
  });
});
