import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Connections } from '../../../src/connections/connections.ts';
import { findStores } from '../../../src/connections/findStores.ts';
import { testApp } from '../../support/app.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const names = ({ all }: Connections): string[] => all.map(({ name }) => name);

describe('the connections', () => {
  it('are those of the settings, then those of the workspace', async () => {
    using folder = tempFolder({ 'mlflow.db': '' });
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: 'https://alice:secret@host/mlflow/' }],
      folders: [{ name: 'project', path: folder.path }],
    });
    const { connections } = app;
    assert.deepEqual(names(connections), ['Team']);
    await connections.ready();
    assert.deepEqual(connections.all, [
      { id: 'settings/Team', name: 'Team', trackingUri: 'https://host/mlflow', source: 'settings' },
      {
        id: `workspace/sqlite:///${folder.path}/mlflow.db`,
        name: 'project',
        trackingUri: `sqlite:///${folder.path}/mlflow.db`,
        source: 'workspace',
      },
    ]);
  });

  it('read neither settings nor folders before somebody asks', async () => {
    const read: string[] = [];
    using app = testApp();
    const { connections, settings, workspace } = app;
    const get = settings.get.bind(settings);
    Object.assign(settings, { get: (key: 'connections') => (read.push(key), get(key)) });
    Object.defineProperty(workspace, 'folders', { get: () => (read.push('folders'), []) });
    await settings.set('connections', [{ name: 'a', trackingUri: '/a' }]);
    workspace.touch();
    assert.deepEqual(read, []);
    assert.deepEqual(names(connections), ['a']);
  });

  it('are not listed twice, and never under one name', async () => {
    using folder = tempFolder({ 'a/mlflow.db': '', 'b/mlflow.db': '' });
    using app = testApp({
      connections: [
        { name: 'same', trackingUri: 'https://one' },
        { name: 'same', trackingUri: 'https://two' },
        { name: 'project/b', trackingUri: 'https://three' },
        { name: 'mine', trackingUri: join(folder.path, 'a') },
      ],
      folders: [{ name: 'project', path: folder.path }],
    });
    const { connections } = app;
    await connections.ready();
    assert.deepEqual(names(connections), ['same', 'same (2)', 'project/b', 'mine', 'project/b (2)']);
    assert.equal(new Set(connections.all.map(({ id }) => id)).size, 5);
  });

  it('take nothing from a workspace that is not trusted, until it is', async () => {
    using folder = tempFolder({ 'mlflow.db': '', '.env': 'MLFLOW_TRACKING_URI=https://host' });
    const folders = [{ name: 'project', path: folder.path }];
    using app = testApp({ folders, trusted: false });
    const { connections, workspace } = app;
    await connections.ready();
    assert.deepEqual([connections.all, connections.suggestions], [[], []]);
    workspace.trust();
    await connections.ready();
    assert.deepEqual(names(connections), ['project']);
    assert.equal(connections.suggestions.length, 1);
  });

  it('come and go with stores, folders and settings, and say so', async () => {
    using folder = tempFolder();
    const folders = [{ name: 'project', path: folder.path }];
    using app = testApp({ folders });
    const { connections, workspace, settings } = app;
    let changes = 0;
    connections.onDidChange(() => changes++);
    await connections.ready();
    assert.deepEqual([names(connections), changes], [[], 0]);

    folder.write({ 'mlflow.db': '' });
    workspace.touch();
    await connections.ready();
    assert.deepEqual([names(connections), changes], [['project'], 1]);

    workspace.touch();
    await connections.ready();
    assert.equal(changes, 1);

    await settings.set('detectConnections', false);
    await connections.ready();
    assert.deepEqual([names(connections), changes], [[], 2]);

    await settings.set('connections', [{ name: 'Team', trackingUri: 'https://host' }]);
    assert.deepEqual([names(connections), changes], [['Team'], 3]);
  });

  it('heed no look through the workspace that was overtaken by another', async () => {
    using folder = tempFolder({ 'mlflow.db': '' });
    const project = { name: 'project', path: folder.path };
    using app = testApp({ folders: [project] });
    assert.deepEqual(names(app.connections), []);
    await setImmediate();
    await app.settings.set('detectConnections', false);
    await app.connections.ready();
    // As long as the first look would take.
    assert.equal((await findStores(project)).length, 1);
    assert.deepEqual(names(app.connections), []);
  });

  it('remember which one is in use', async () => {
    const listed = [
      { name: 'a', trackingUri: 'https://a' },
      { name: 'b', trackingUri: 'https://b' },
    ];
    using app = testApp({ connections: listed });
    const { connections, settings, state } = app;
    let changes = 0;
    connections.onDidChange(() => changes++);
    const [a, b] = connections.all;
    assert.ok(a && b);
    assert.equal(connections.inUse, a);
    await connections.use(b);
    assert.deepEqual([connections.inUse, state.get('connectionInUse'), changes], [b, 'settings/b', 1]);
    await settings.set('connections', listed.slice(0, 1));
    assert.deepEqual(connections.inUse, a);
  });
});

describe('suggestions', () => {
  it('come from the environment and from .env files, once each, and hold no password', async () => {
    using one = tempFolder({ '.env': 'MLFLOW_TRACKING_URI=sqlite:///data/mlflow.db' });
    using two = tempFolder({ '.env': 'MLFLOW_TRACKING_URI=https://host/team' });
    using app = testApp({
      folders: [
        { name: 'one', path: one.path },
        { name: 'two', path: two.path },
      ],
      environment: { MLFLOW_TRACKING_URI: 'https://alice:secret@host/team/' },
    });
    const { connections } = app;
    await connections.ready();
    assert.deepEqual(connections.suggestions, [
      { trackingUri: 'https://host/team', from: 'MLFLOW_TRACKING_URI' },
      { trackingUri: `sqlite:///${one.path}/data/mlflow.db`, from: join(one.path, '.env') },
    ]);
    assert.deepEqual(connections.all, []);
  });

  it('leave out what is a connection already', async () => {
    using folder = tempFolder({ 'mlflow.db': '', '.env': 'MLFLOW_TRACKING_URI=mlflow.db' });
    using app = testApp({
      connections: [{ name: 'Team', trackingUri: 'https://host/team' }],
      folders: [{ name: 'project', path: folder.path }],
      environment: { MLFLOW_TRACKING_URI: 'https://host/team/' },
    });
    const { connections } = app;
    await connections.ready();
    assert.deepEqual([names(connections), connections.suggestions], [['Team', 'project'], []]);
  });

  it('leave out a path of the environment where no trusted folder says where it begins', async () => {
    using folder = tempFolder();
    const environment = { MLFLOW_TRACKING_URI: 'sqlite:///mlflow.db' };
    using app = testApp({ folders: [{ name: 'project', path: folder.path }], trusted: false, environment });
    await app.connections.ready();
    assert.deepEqual(app.connections.suggestions, []);
    app.workspace.trust();
    await app.connections.ready();
    assert.deepEqual(
      app.connections.suggestions.map(({ trackingUri }) => trackingUri),
      [`sqlite:///${folder.path}/mlflow.db`],
    );
  });

  it('leave out what cannot be opened, and say so in the log without naming it', async () => {
    using folder = tempFolder();
    using app = testApp({
      environment: { MLFLOW_TRACKING_URI: 'ftp://secret-host' },
      folders: [{ name: 'project', path: folder.path }],
    });
    const { connections, log } = app;
    await connections.ready();
    assert.deepEqual(connections.suggestions, []);
    assert.equal(log.lines.length, 1);
    assert.match(log.lines[0] ?? '', /^info: What MLFLOW_TRACKING_URI names is not suggested/);
    assert.ok(!log.lines[0]?.includes('secret-host'));
  });
});
