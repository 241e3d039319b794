import assert from 'node:assert/strict';
import { editConnection } from '../../../src/commands/connections/editConnection.ts';
import { removeConnection } from '../../../src/commands/connections/removeConnection.ts';
import { showLog } from '../../../src/commands/showLog.ts';
import { switchConnection } from '../../../src/commands/connections/switchConnection.ts';
import { testConnection } from '../../../src/commands/connections/testConnection.ts';
import type { Connection } from '../../../src/connections/connection.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { App } from '../../../src/services/app.ts';
import type { Node } from '../../../src/services/node.ts';
import { StoreError } from '../../../src/stores/index.ts';
import { testApp } from '../../support/app.ts';
import { freePort } from '../../support/freePort.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { trackingServer } from '../../support/trackingServer.ts';

describe('commands on a connection', () => {
  let server: TestServer;
  before(async () => {
    server = await trackingServer();
  });
  after(() => server.close());

  function named(app: App, name: string): Connection {
    const connection = app.connections.all.find((one) => one.name === name);
    assert.ok(connection);
    return connection;
  }

  const row = (app: App, name: string): Node => ({ kind: 'connection', connection: named(app, name) });
  const team = { name: 'Team', trackingUri: 'https://team' };
  const other = { name: 'Other', trackingUri: 'https://other' };
  const token = { kind: 'bearer', token: 'token' } as const;

  describe('Edit Connection', () => {
    it('asks for address and name again, and keeps the place and the use of the connection', async () => {
      using app = testApp({ connections: [other, team], answers: [{ type: server.url }, { type: 'Renamed' }] });
      await app.connections.use(named(app, 'Team'));
      await editConnection.run(app, row(app, 'Team'), []);
      assert.deepEqual(app.settings.get('connections'), [other, { name: 'Renamed', trackingUri: server.url }]);
      assert.equal(app.connections.inUse?.name, 'Renamed');
    });

    it('may keep the name, but not take that of another connection', async () => {
      using app = testApp({
        connections: [other, { ...team, trackingUri: server.url }],
        answers: [{ pick: 'Team' }, { type: server.url }, { type: 'Other' }, { type: 'Team' }],
      });
      await editConnection.run(app, undefined, []);
      assert.equal(app.ui.complaints.length, 1);
      assert.equal(app.ui.lastInput?.value, 'Team');
      assert.deepEqual(app.settings.get('connections')[1], { ...team, trackingUri: server.url });
    });

    it('forgets how to sign in to a server that nothing leads to any more', async () => {
      using app = testApp({ connections: [team], answers: [{ type: server.url }, { type: 'Team' }] });
      await app.connections.signIn(team.trackingUri, token);
      await editConnection.run(app, undefined, []);
      assert.equal(app.secrets.contents.size, 0);
    });

    it('tells apart two entries of the same name', async () => {
      using app = testApp({
        connections: [team, { ...team, trackingUri: 'https://second' }],
        answers: [{ pick: 'Team (2)' }, { type: server.url }, { type: 'Second' }],
      });
      await editConnection.run(app, undefined, []);
      assert.deepEqual(app.settings.get('connections'), [team, { name: 'Second', trackingUri: server.url }]);
    });
  });

  describe('Remove Connection', () => {
    it('asks first, and removes the entry and the last sign-in to its server', async () => {
      using app = testApp({ connections: [team, other], answers: ['dismiss', { press: 'Remove' }] });
      await app.connections.signIn(team.trackingUri, token);
      await removeConnection.run(app, row(app, 'Team'), []);
      assert.equal(app.settings.get('connections').length, 2);
      await removeConnection.run(app, row(app, 'Team'), []);
      assert.deepEqual(app.settings.get('connections'), [other]);
      assert.equal(app.secrets.contents.size, 0);
    });

    it('keeps the sign-in while another connection leads to that server', async () => {
      const again = { name: 'Again', trackingUri: 'https://team/prefix' };
      using app = testApp({ connections: [team, again], answers: [{ pick: 'Team' }, { press: 'Remove' }] });
      await app.connections.signIn(team.trackingUri, token);
      await removeConnection.run(app, undefined, []);
      assert.deepEqual([app.settings.get('connections'), app.secrets.contents.size], [[again], 1]);
    });
  });

  describe('a store of the workspace', () => {
    it('can be neither edited nor removed, and is told why', async () => {
      using folder = tempFolder({ 'mlflow.db': '' });
      using app = testApp({ folders: [{ name: 'project', path: folder.path }] });
      await app.connections.ready();
      for (const command of [editConnection, removeConnection]) {
        const run = async (target?: Node): Promise<void> => command.run(app, target, []);
        await assert.rejects(
          run(row(app, 'project')),
          (error) => error instanceof UserError && error.message.includes('lies in the workspace'),
        );
        await assert.rejects(
          run(),
          (error) => error instanceof UserError && error.message.startsWith('The settings list no'),
        );
      }
    });
  });

  describe('Test Connection', () => {
    it('says what answered', async () => {
      using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
      await testConnection.run(app, undefined, []);
      assert.match(app.ui.messages[0] ?? '', /^Team: A tracking server with MLflow 3\.17\.2 answered in \d+ ms\.$/);
      assert.equal(app.connections.status(named(app, 'Team')), 'open');
    });

    it('fails as the store does, also from a failed row', async () => {
      const trackingUri = `http://127.0.0.1:${await freePort()}`;
      using app = testApp({ connections: [{ name: 'Dead', trackingUri }, team] });
      const connection = named(app, 'Dead');
      const target: Node = { kind: 'failure', connection, fault: 'unreachable', message: '' };
      await assert.rejects(
        async () => testConnection.run(app, target, []),
        (error) => error instanceof StoreError && error.fault === 'unreachable',
      );
      assert.equal(app.connections.status(connection), 'unreachable');
    });

    it('needs a connection', async () => {
      using app = testApp();
      const suggestion = { trackingUri: 'https://host', from: '.env' };
      await assert.rejects(async () => testConnection.run(app, undefined, []), /no connection to test yet/);
      await assert.rejects(
        async () => testConnection.run(app, { kind: 'suggestion', suggestion }, []),
        /only a suggestion so far/,
      );
    });
  });

  describe('Switch Connection', () => {
    it('lists all with how they are, and uses the one that is picked', async () => {
      using app = testApp({ connections: [team, other], answers: [{ pick: 'Other' }] });
      await switchConnection.run(app, undefined, []);
      assert.deepEqual(
        app.ui.offered.map(({ label, description }) => [label, description]),
        [
          ['Team', 'not asked yet · in use'],
          ['Other', 'not asked yet'],
          ['Add Connection…', undefined],
        ],
      );
      assert.equal(app.connections.inUse?.name, 'Other');
    });

    it('uses the one of the row it is called on', async () => {
      using app = testApp({ connections: [team, other] });
      await switchConnection.run(app, row(app, 'Other'), []);
      assert.equal(app.connections.inUse?.name, 'Other');
    });

    it('can take on a suggestion, or add another store', async () => {
      for (const first of [[{ pick: server.url }], [{ pick: 'Add Connection…' }, { pick: 'Tracking server' }]]) {
        using app = testApp({
          environment: { MLFLOW_TRACKING_URI: server.url },
          answers: [...first, { type: server.url }, { type: 'New' }],
        });
        await switchConnection.run(app, undefined, []);
        assert.equal(app.connections.inUse?.name, 'New');
      }
    });

    it('changes nothing when dismissed', async () => {
      using app = testApp({ connections: [team, other], answers: ['dismiss'] });
      await switchConnection.run(app, undefined, []);
      assert.equal(app.state.get('connectionInUse'), undefined);
    });
  });

  describe('Show Log', () => {
    it('shows the log', async () => {
      using app = testApp();
      await showLog.run(app, undefined, []);
      assert.equal(app.ui.logShown, 1);
    });
  });
});
