import assert from 'node:assert/strict';
import { addConnection } from '../../../src/commands/connections/addConnection.ts';
import { editConnection } from '../../../src/commands/connections/editConnection.ts';
import { settingReaders } from '../../../src/host/settings.ts';
import { pythonSnippet } from '../../../src/services/pythonSnippet.ts';
import { testApp } from '../../support/app.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { trackingServer } from '../../support/trackingServer.ts';

describe('an MLflow workspace', () => {
  let server: TestServer;

  before(async () => {
    server = await trackingServer();
  });
  after(() => server.close());

  /** What the last questions named, after those that came before. */
  const namedSince = (from: number): readonly unknown[] =>
    server.requests.slice(from).map(({ headers }) => headers['x-mlflow-workspace']);

  it('is named in every question of the connection whose setting names it, and of no other', async () => {
    const listed = [
      { name: 'Ours', trackingUri: server.url, workspace: 'team-a' },
      { name: 'Theirs', trackingUri: server.url, workspace: 'team-b' },
      { name: 'Default', trackingUri: server.url },
    ];
    using app = testApp({ connections: listed });
    const from = server.requests.length;
    for (const connection of app.connections.all) {
      await app.connections.ask(connection, (store) => store.searchExperiments());
    }
    assert.deepEqual(namedSince(from), ['team-a', 'team-b', undefined]);
  });

  it('is not named where the server is asked what it is', async () => {
    using app = testApp({ connections: [{ name: 'Ours', trackingUri: server.url, workspace: 'team-a' }] });
    const [ours] = app.connections.all;
    assert.ok(ours);
    const from = server.requests.length;
    await app.connections.ask(ours, (store) => store.capabilities());
    assert.deepEqual(namedSince(from), [undefined, undefined]);
  });

  it('is another place: a store is opened anew when the setting names another', async () => {
    using app = testApp({ connections: [{ name: 'Ours', trackingUri: server.url, workspace: 'team-a' }] });
    const [before] = app.connections.all;
    assert.ok(before);
    await app.connections.ask(before, (store) => store.searchExperiments());
    await app.settings.set('connections', [{ name: 'Ours', trackingUri: server.url, workspace: 'team-b' }]);
    await assert.rejects(
      app.connections.ask(before, (store) => store.searchExperiments()),
      /was changed or removed/,
    );
    const [after] = app.connections.all;
    assert.ok(after);
    const from = server.requests.length;
    await app.connections.ask(after, (store) => store.searchExperiments());
    assert.deepEqual(namedSince(from), ['team-b']);
  });

  it('comes with the suggestion of the environment, and stays when the connection is added and edited', async () => {
    const environment = { MLFLOW_TRACKING_URI: server.url, MLFLOW_WORKSPACE: ' team-a ' };
    using app = testApp({ environment });
    await app.connections.ready();
    const [suggestion] = app.connections.suggestions;
    assert.equal(suggestion?.workspace, 'team-a');
    app.ui.answer({ type: server.url }, { type: 'Ours' });
    await addConnection.run(app, { kind: 'suggestion', suggestion }, []);
    const added = { name: 'Ours', trackingUri: server.url, workspace: 'team-a' };
    assert.deepEqual(app.settings.get('connections'), [added]);
    const [connection] = app.connections.all;
    assert.ok(connection);
    app.ui.answer({ type: server.url }, { type: 'Mine' });
    await editConnection.run(app, { kind: 'connection', connection }, []);
    assert.deepEqual(app.settings.get('connections'), [{ ...added, name: 'Mine' }]);
  });

  it('comes with a database only where MLflow itself would heed it', async () => {
    const database = { MLFLOW_TRACKING_URI: 'sqlite:////data/mlflow.db', MLFLOW_WORKSPACE: 'team-a' };
    for (const [environment, workspace] of [
      [database, undefined],
      [{ ...database, MLFLOW_ENABLE_WORKSPACES: 'true' }, 'team-a'],
      [{ ...database, MLFLOW_ENABLE_WORKSPACES: 'true', MLFLOW_WORKSPACE: '' }, undefined],
    ] as const) {
      using app = testApp({ environment, folders: [{ name: 'project', path: '/project' }] });
      await app.connections.ready();
      assert.deepEqual(
        app.connections.suggestions.map((suggestion) => suggestion.workspace),
        [workspace],
      );
    }
  });

  it('is chosen in the Python that is copied, which MLflow must first be told to heed in a database', () => {
    const snippetOf = (trackingUri: string): readonly string[] | undefined => {
      const connection = {
        id: 'settings/Ours',
        name: 'Ours',
        trackingUri,
        source: 'settings',
        workspace: 'team-a',
      } as const;
      return pythonSnippet({ kind: 'connection', connection })?.trim().split('\n').slice(2);
    };
    assert.deepEqual(snippetOf('https://host'), [
      'mlflow.set_tracking_uri("https://host")',
      'mlflow.set_workspace("team-a")',
    ]);
    assert.deepEqual(snippetOf('sqlite:////data/mlflow.db'), [
      'import mlflow',
      '',
      'os.environ["MLFLOW_ENABLE_WORKSPACES"] = "true"',
      'mlflow.set_tracking_uri("sqlite:////data/mlflow.db")',
      'mlflow.set_workspace("team-a")',
    ]);
  });

  it('that is no text makes an entry of the settings unusable, rather than to show another', () => {
    const entry = { name: 'Ours', trackingUri: 'http://127.0.0.1:5000' };
    const read = settingReaders.connections([entry, { ...entry, workspace: 7 }, { ...entry, workspace: 'team-a' }]);
    assert.deepEqual(read, [entry, { ...entry, workspace: 'team-a' }]);
  });
});
