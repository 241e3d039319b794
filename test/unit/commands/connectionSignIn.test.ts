import assert from 'node:assert/strict';
import { signIn } from '../../../src/commands/connections/signIn.ts';
import { signOut } from '../../../src/commands/connections/signOut.ts';
import { UserError } from '../../../src/host/ui.ts';
import { StoreError } from '../../../src/stores/index.ts';
import { testApp } from '../../support/app.ts';
import { freePort } from '../../support/freePort.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { basic, trackingServer } from '../../support/trackingServer.ts';

describe('Sign In', () => {
  let byPassword: TestServer;
  let byToken: TestServer;

  before(async () => {
    byPassword = await trackingServer({ accepts: basic('alice', 'sécret:1') });
    byToken = await trackingServer({ accepts: 'Bearer dapi123' });
  });
  after(() => Promise.all([byPassword.close(), byToken.close()]));

  it('keeps a user and password that the server accepts, and opens its stores anew', async () => {
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: byPassword.url }],
      answers: [{ pick: 'User and password' }, { type: 'alice' }, { type: 'sécret:1' }],
    });
    const [connection] = app.connections.all;
    assert.ok(connection);
    await assert.rejects(app.connections.ask(connection, (store) => store.searchExperiments()));
    await signIn.run(app, undefined, []);
    assert.deepEqual(app.ui.messages, [`Signed in to ${byPassword.url}.`]);
    await app.connections.ask(connection, (store) => store.searchExperiments());
    assert.equal(app.connections.status(connection), 'open');
  });

  it('takes a token, also one that was copied with the word before it', async () => {
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: byToken.url }],
      answers: [{ pick: 'Access token' }, { type: 'two words' }, { type: ' Bearer dapi123\n' }],
    });
    const [connection] = app.connections.all;
    assert.ok(connection);
    await signIn.run(app, { kind: 'connection', connection }, []);
    assert.equal(app.ui.complaints.length, 1);
    assert.deepEqual([...app.secrets.contents.values()], ['{"kind":"bearer","token":"dapi123"}']);
  });

  it('keeps nothing that the server refuses', async () => {
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: byToken.url }],
      answers: [
        { pick: 'Access token' },
        { type: 'old' },
        { press: 'Try Again' },
        { pick: 'Access token' },
        { type: 'older' },
        'dismiss',
      ],
    });
    await signIn.run(app, undefined, []);
    assert.equal(app.ui.messages.length, 2);
    assert.equal(app.secrets.contents.size, 0);
    assert.ok(!app.ui.messages.join().includes('older'));
  });

  it('keeps nothing that could not be tested', async () => {
    using app = testApp({
      connections: [{ name: 'Dead', trackingUri: `http://127.0.0.1:${await freePort()}` }],
      answers: [{ pick: 'Access token' }, { type: 'token' }],
    });
    await assert.rejects(
      async () => signIn.run(app, undefined, []),
      (error) => error instanceof StoreError && error.fault === 'unreachable',
    );
    assert.equal(app.secrets.contents.size, 0);
  });

  it('offers no "without", and lists only tracking servers', async () => {
    using app = testApp({
      connections: [
        { name: 'Local', trackingUri: '/project/mlflow.db' },
        { name: 'Team', trackingUri: byToken.url },
      ],
      answers: ['dismiss'],
    });
    await signIn.run(app, undefined, []);
    assert.deepEqual(app.ui.questions, [`Sign In to ${byToken.url}`]);
    assert.deepEqual(
      app.ui.offered.map(({ label }) => label),
      ['User and password', 'Access token'],
    );
    const [connection] = app.connections.all;
    assert.ok(connection);
    await assert.rejects(async () => signIn.run(app, { kind: 'connection', connection }, []), UserError);
    await assert.rejects(async () => signOut.run(app, { kind: 'connection', connection }, []), UserError);
  });

  it('asks before a token goes over the net unencrypted', async () => {
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: 'http://host.invalid' }],
      answers: [{ pick: 'Access token' }, { type: 'token' }, 'dismiss'],
    });
    await signIn.run(app, undefined, []);
    assert.match(app.ui.messages[0] ?? '', /^Send the token to http:\/\/host\.invalid unencrypted\?/);
    assert.equal(app.secrets.contents.size, 0);
  });

  it('needs a tracking server', async () => {
    using app = testApp();
    await assert.rejects(async () => signIn.run(app, undefined, []), UserError);
    await assert.rejects(async () => signOut.run(app, undefined, []), UserError);
  });
});

describe('Sign Out', () => {
  it('forgets what was kept for that server, and nothing else', async () => {
    const token = { kind: 'bearer', token: 'token' } as const;
    using app = testApp({
      connections: [
        { name: 'One', trackingUri: 'https://one' },
        { name: 'Two', trackingUri: 'https://two' },
      ],
      answers: [{ pick: 'One' }, { pick: 'One' }],
    });
    await app.connections.signIn('https://one', token);
    await app.connections.signIn('https://two', token);
    await signOut.run(app, undefined, []);
    assert.deepEqual([...app.secrets.contents.keys()], ['podium.credentials:https://two']);
    await signOut.run(app, undefined, []);
    assert.deepEqual(app.ui.messages, [
      'Signed out of https://one. Podium has forgotten the password or token.',
      'Podium is not signed in to https://one.',
    ]);
  });
});
