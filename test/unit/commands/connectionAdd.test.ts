import assert from 'node:assert/strict';
import { join } from 'node:path';
import { addConnection } from '../../../src/commands/connections/addConnection.ts';
import { TestDatabase } from '../../support/database.ts';
import { testApp } from '../../support/app.ts';
import { serve, sendPage, type TestServer } from '../../support/httpServer.ts';
import { freePort } from '../../support/freePort.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { basic, trackingServer } from '../../support/trackingServer.ts';

describe('Add Connection', () => {
  let open: TestServer;
  let closed: TestServer;

  before(async () => {
    open = await trackingServer();
    closed = await trackingServer({ accepts: basic('alice', 'secret') });
  });
  after(() => Promise.all([open.close(), closed.close()]));

  it('asks where, tests the address, proposes a name, and uses the new connection', async () => {
    using app = testApp({
      connections: [{ name: 'Old', trackingUri: 'https://old' }],
      answers: [{ pick: 'Tracking server' }, { type: `${open.url}/#/experiments/0` }, { type: 'Team' }],
    });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.ui.questions, ['Add Connection', 'Add Connection', `[Testing ${open.url}]`, 'Add Connection']);
    assert.deepEqual(app.ui.lastInput?.value, new URL(open.url).host);
    assert.deepEqual(app.settings.get('connections')[1], { name: 'Team', trackingUri: open.url });
    assert.equal(app.connections.inUse?.name, 'Team');
    assert.deepEqual(app.ui.messages, []);
  });

  it('says what is wrong with an address or a name while it is typed', async () => {
    using app = testApp({
      connections: [{ name: 'Old', trackingUri: 'https://old' }],
      answers: [
        { pick: 'Tracking server' },
        { type: '' },
        { type: 'localhost:5000' },
        { type: 'http://' },
        { type: open.url },
        { type: ' ' },
        { type: 'Old ' },
        { type: ' New ' },
      ],
    });
    await addConnection.run(app, undefined, []);
    const [empty, noScheme, noHost, noName, taken] = app.ui.complaints;
    assert.equal(empty, noScheme);
    assert.match(noScheme ?? '', /begins with https:/);
    assert.match(noHost ?? '', /not the address of a server/);
    assert.match(noName ?? '', /Give the connection a name/);
    assert.match(taken ?? '', /"Old" already/);
    assert.equal(app.settings.get('connections')[1]?.name, 'New');
  });

  it('takes a suggestion, shows where it leads, and can go back from the name', async () => {
    const suggestion = { trackingUri: open.url, from: 'MLFLOW_TRACKING_URI' };
    using app = testApp({ answers: [{ type: open.url }, 'back', { type: open.url }, { type: 'Team' }] });
    await addConnection.run(app, { kind: 'suggestion', suggestion }, []);
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: open.url }]);
  });

  it('offers what the environment suggests', async () => {
    using app = testApp({
      environment: { MLFLOW_TRACKING_URI: open.url },
      answers: [{ pick: open.url }, { type: open.url }, { type: 'Team' }],
    });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: open.url }]);
    assert.deepEqual(app.connections.suggestions, []);
  });

  it('asks how to sign in where the server wants to know, and keeps what it accepts', async () => {
    using app = testApp({
      answers: [
        { pick: 'Tracking server' },
        { type: closed.url },
        { pick: 'User and password' },
        { type: 'a:b' },
        { type: 'alice' },
        { type: 'wrong' },
        { press: 'Try Again' },
        { pick: 'Access token' },
        'back',
        { pick: 'User and password' },
        { type: 'alice' },
        { type: 'secret' },
        { type: 'Team' },
      ],
    });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.ui.unused, []);
    assert.deepEqual(app.ui.complaints, ['A user name cannot hold a colon.']);
    assert.deepEqual(
      [...app.secrets.contents],
      [[`podium.credentials:${closed.url}`, '{"kind":"basic","username":"alice","password":"secret"}']],
    );
    const answer = app.connections.all[0];
    assert.ok(answer);
    await app.connections.ask(answer, (store) => store.searchExperiments());
  });

  it('saves without signing in, if that is wanted', async () => {
    using app = testApp({
      answers: [{ pick: 'Tracking server' }, { type: closed.url }, { pick: 'Without signing in' }, { type: 'Team' }],
    });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: closed.url }]);
    assert.equal(app.secrets.contents.size, 0);
  });

  it('keeps nothing that the server refused, even if the address is saved anyway', async () => {
    const typed = closed.url.replace('http://', 'http://alice:wrong@');
    using app = testApp({
      answers: [
        { pick: 'Tracking server' },
        { type: typed },
        { press: 'Keep in Keychain' },
        { press: 'Save Anyway' },
        { type: 'Team' },
      ],
    });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: closed.url }]);
    assert.equal(app.secrets.contents.size, 0);
  });

  it('does not ask again who you are at a server that knows you already', async () => {
    using app = testApp({
      answers: [{ pick: 'Tracking server' }, { type: `${closed.url}/team` }, { type: 'Team' }],
    });
    await app.connections.signIn(closed.url, { kind: 'basic', username: 'alice', password: 'secret' });
    await addConnection.run(app, undefined, []);
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: `${closed.url}/team` }]);
  });

  it('offers what the environment holds for that server, and sends it only then', async () => {
    using app = testApp({
      environment: {
        MLFLOW_TRACKING_URI: closed.url,
        MLFLOW_TRACKING_USERNAME: 'alice',
        MLFLOW_TRACKING_PASSWORD: 'secret',
      },
      answers: [{ pick: closed.url }, { type: closed.url }, { pick: 'From the environment' }, { type: 'Team' }],
    });
    const from = closed.requests.length;
    await addConnection.run(app, undefined, []);
    const [before, after] = closed.requests.slice(from);
    assert.equal(before?.headers.authorization, undefined);
    assert.equal(after?.headers.authorization, basic('alice', 'secret'));
    assert.equal(app.secrets.contents.size, 1);
  });

  it('moves a password that was typed into the address to the keychain, if the user agrees', async () => {
    const typed = closed.url.replace('http://', 'http://alice:secret@');
    for (const [press, kept] of [
      ['Keep in Keychain', 1],
      ['Leave Out', 0],
    ] as const) {
      const signIn = kept === 1 ? [] : [{ pick: 'Without signing in' }];
      using app = testApp({
        answers: [{ pick: 'Tracking server' }, { type: typed }, { press }, ...signIn, { type: 'Team' }],
      });
      await addConnection.run(app, undefined, []);
      assert.deepEqual(app.settings.get('connections'), [{ name: 'Team', trackingUri: closed.url }]);
      assert.equal(app.secrets.contents.size, kept);
      assert.ok(!JSON.stringify([app.ui.messages, app.ui.questions, app.log.lines]).includes('secret'));
    }
  });

  it('sends no password unencrypted over the net unless the user says so', async () => {
    using app = testApp({
      answers: [
        { pick: 'Tracking server' },
        { type: 'http://alice:secret@host.invalid' },
        { press: 'Keep in Keychain' },
        'dismiss',
        'dismiss',
      ],
    });
    await addConnection.run(app, undefined, []);
    assert.match(app.ui.messages.at(-1) ?? '', /^Send the password to http:\/\/host\.invalid unencrypted\?/);
    assert.deepEqual(app.ui.questions, ['Add Connection', 'Add Connection', 'Add Connection']);
    assert.equal(app.secrets.contents.size, 0);
  });

  it('explains a failure, and lets the user try again, edit, or save anyway', async () => {
    const dead = `http://127.0.0.1:${await freePort()}`;
    using app = testApp({
      answers: [
        { pick: 'Tracking server' },
        { type: dead },
        { press: 'Try Again' },
        { press: 'Edit Address' },
        { type: `${dead}/prefix` },
        { press: 'Save Anyway' },
        { type: 'Later' },
      ],
    });
    await addConnection.run(app, undefined, []);
    assert.equal(app.ui.messages.length, 3);
    assert.match(app.ui.messages[0] ?? '', new RegExp(`^Podium could not open ${dead}\\.\n.+`));
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Later', trackingUri: `${dead}/prefix` }]);
  });

  it('tells a login page from MLflow', async () => {
    const page = await serve((_, response) => sendPage(response, '<form>Log in</form>'));
    try {
      using app = testApp({ answers: [{ pick: 'Tracking server' }, { type: page.url }, 'dismiss'] });
      await addConnection.run(app, undefined, []);
      assert.equal(app.ui.messages.length, 1);
      assert.deepEqual(app.settings.get('connections'), []);
    } finally {
      await page.close();
    }
  });

  it('goes back to the address when the test is cancelled', async () => {
    const silent = await serve(() => undefined);
    try {
      using app = testApp({ answers: [{ pick: 'Tracking server' }, { type: silent.url }, 'cancel', 'dismiss'] });
      await addConnection.run(app, undefined, []);
      assert.deepEqual(app.ui.questions.slice(2), [`[Testing ${silent.url}]`, 'Add Connection']);
      assert.equal(app.ui.lastInput?.value, silent.url);
      assert.deepEqual(app.settings.get('connections'), []);
    } finally {
      await silent.close();
    }
  });

  it('names a file store after its project, not after its folder, which is called the same everywhere', async () => {
    using folder = tempFolder({ 'wine/mlruns/0/meta.yaml': "experiment_id: '0'\nname: Default\n" });
    for (const path of [join(folder.path, 'wine'), join(folder.path, 'wine', 'mlruns')]) {
      using app = testApp({ answers: [{ pick: 'Local store' }, { type: path }, { type: 'Any' }] });
      await addConnection.run(app, undefined, []);
      assert.deepEqual([app.ui.lastInput?.value, app.ui.messages], ['wine', []]);
    }
  });

  it('says of a folder without a database what it misses, and names a local store after its folder', async () => {
    using folder = tempFolder({ 'wine/readme.txt': '' });
    const path = join(folder.path, 'wine');
    using app = testApp({
      answers: [{ pick: 'Local store' }, { type: path }, { press: 'Save Anyway' }, { type: 'Wine' }],
    });
    await addConnection.run(app, undefined, []);
    assert.match(app.ui.messages[0] ?? '', /holds neither an mlflow\.db/);
    assert.equal(app.ui.lastInput?.value, 'wine');
    assert.deepEqual(app.settings.get('connections'), [{ name: 'Wine', trackingUri: path }]);
  });

  it('keeps the database in a folder that was typed, as MLflow itself can be told of it', async () => {
    const database = new TestDatabase();
    try {
      using app = testApp({ answers: [{ pick: 'Local store' }, { type: database.folder }, { type: 'Wine' }] });
      await addConnection.run(app, undefined, []);
      const trackingUri = `sqlite:///${database.path}`;
      assert.deepEqual(app.settings.get('connections'), [{ name: 'Wine', trackingUri }]);
      app.connections.dispose();
    } finally {
      database.dispose();
    }
  });

  it('changes nothing when dismissed', async () => {
    for (const answers of [
      ['dismiss'],
      [{ pick: 'Tracking server' }, 'dismiss'],
      [{ pick: 'Tracking server' }, { type: open.url }, 'dismiss'],
    ] as const) {
      using app = testApp({ answers });
      await addConnection.run(app, undefined, []);
      assert.deepEqual(app.settings.get('connections'), []);
    }
  });
});
