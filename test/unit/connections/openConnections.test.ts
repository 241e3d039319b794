import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Emitter } from '../../../src/base/emitter.ts';
import type { Connection } from '../../../src/connections/connection.ts';
import type { Connections } from '../../../src/connections/connections.ts';
import { openConnections } from '../../../src/connections/openConnections.ts';
import { openStore, StoreError, type Store, type StoreFault } from '../../../src/stores/index.ts';
import { testApp } from '../../support/app.ts';
import { freePort } from '../../support/freePort.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { basic, trackingServer } from '../../support/trackingServer.ts';

const experiments = (store: Store): Promise<unknown> => store.searchExperiments();
const hasFault = (fault: StoreFault) => (error: unknown) => error instanceof StoreError && error.fault === fault;

function first({ all }: Connections): Connection {
  assert.ok(all[0]);
  return all[0];
}

describe('asking a connection', () => {
  let server: TestServer;
  const alice = { kind: 'basic', username: 'alice', password: 'secret' } as const;

  before(async () => {
    server = await trackingServer({ accepts: basic('alice', 'secret') });
  });
  after(() => server.close());

  it('needs nothing but the connection, and remembers how it went', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    const { connections } = app;
    const team = first(connections);
    const statuses: string[] = [];
    connections.onDidChangeStatus((connection) => statuses.push(connections.status(connection)));

    assert.equal(connections.status(team), 'unknown');
    await assert.rejects(connections.ask(team, experiments), hasFault('unauthorized'));
    assert.equal(connections.status(team), 'unauthorized');

    let changes = 0;
    connections.onDidChange(() => changes++);
    await connections.signIn(team.trackingUri, alice);
    assert.ok(changes > 0);
    await connections.ask(team, experiments);
    await connections.ask(team, experiments);
    assert.equal(connections.status(team), 'open');

    await connections.signOut(team.trackingUri);
    assert.equal(connections.status(team), 'unknown');
    await assert.rejects(connections.ask(team, experiments), hasFault('unauthorized'));
    assert.deepEqual(statuses, ['unauthorized', 'open', 'unauthorized']);
  });

  it('notices a sign-in in another window', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    const team = first(app.connections);
    await assert.rejects(app.connections.ask(team, experiments), hasFault('unauthorized'));
    const changed = new Promise<void>((resolve) => void app.connections.onDidChange(resolve));
    await app.secrets.set(`podium.credentials:${server.url}`, JSON.stringify(alice));
    await changed;
    await app.connections.ask(team, experiments);
  });

  it('sends credentials to the server they were kept for, and to no other', async () => {
    const other = await trackingServer();
    try {
      const listed = [
        { name: 'Team', trackingUri: server.url },
        { name: 'Team again', trackingUri: `${server.url}/prefix` },
        { name: 'Other', trackingUri: other.url.replace('http://', 'http://alice:secret@') },
      ];
      using app = testApp({ connections: listed });
      await app.connections.signIn(server.url, alice);
      const from = server.requests.length;
      for (const connection of app.connections.all) await app.connections.ask(connection, experiments);
      const sent = server.requests.slice(from).map(({ headers }) => headers.authorization);
      assert.deepEqual(sent, [basic('alice', 'secret'), basic('alice', 'secret')]);
      assert.deepEqual(
        other.requests.map(({ headers }) => headers.authorization),
        [undefined],
      );
    } finally {
      await other.close();
    }
  });

  it('never uses what the environment holds by itself', async () => {
    const environment = {
      MLFLOW_TRACKING_URI: server.url,
      MLFLOW_TRACKING_USERNAME: alice.username,
      MLFLOW_TRACKING_PASSWORD: alice.password,
    };
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }], environment });
    const from = server.requests.length;
    await assert.rejects(app.connections.ask(first(app.connections), experiments), hasFault('unauthorized'));
    assert.ok(server.requests.slice(from).every(({ headers }) => headers.authorization === undefined));
  });

  it('says that nobody answers', async () => {
    const port = await freePort();
    using app = testApp({ connections: [{ name: 'Dead', trackingUri: `http://127.0.0.1:${port}` }] });
    const dead = first(app.connections);
    await assert.rejects(app.connections.ask(dead, experiments), hasFault('unreachable'));
    assert.equal(app.connections.status(dead), 'unreachable');
  });

  it('reads a file store that lies in the workspace', async () => {
    using folder = tempFolder({ 'mlruns/0/meta.yaml': "experiment_id: '0'\nname: Default\n" });
    using app = testApp({ folders: [{ name: 'project', path: folder.path }], openStore });
    await app.connections.ready();
    const files = first(app.connections);
    assert.equal(files.name, 'project/mlruns');
    const { items } = await app.connections.ask(files, (store) => store.searchExperiments());
    assert.deepEqual(
      items.map(({ name }) => name),
      ['Default'],
    );
    assert.equal(app.connections.status(files), 'open');
  });

  it('says of a folder that is no store any more what it lacks, and looks again at the next question', async () => {
    using folder = tempFolder({ 'mlruns/0/meta.yaml': '' });
    const opened: string[] = [];
    using app = testApp({
      folders: [{ name: 'project', path: folder.path }],
      openStore: (trackingUri, options) => {
        opened.push(trackingUri);
        return openStore(trackingUri, options);
      },
    });
    await app.connections.ready();
    const files = first(app.connections);
    rmSync(join(folder.path, 'mlruns/0'), { recursive: true });
    await assert.rejects(app.connections.ask(files, experiments), hasFault('unsupported'));
    assert.equal(app.connections.status(files), 'unsupported');
    await assert.rejects(app.connections.ask(files, experiments), hasFault('unsupported'));
    assert.deepEqual(opened, [join(folder.path, 'mlruns'), join(folder.path, 'mlruns')]);
  });
});

describe('a store', () => {
  /** Counts what is opened and closed. */
  function counted() {
    const opened: string[] = [];
    const closed: string[] = [];
    let answer: () => Promise<unknown> = () => Promise.resolve({ items: [] });
    return {
      opened,
      closed,
      answer: (next: () => Promise<unknown>) => {
        answer = next;
      },
      openStore: (trackingUri: string): Promise<Store> => {
        opened.push(trackingUri);
        const close = (): Promise<void> => Promise.resolve(void closed.push(trackingUri));
        return Promise.resolve({ uri: trackingUri, close, searchExperiments: () => answer() } as unknown as Store);
      },
    };
  }
  const a = { name: 'a', trackingUri: 'https://a' };
  const b = { name: 'b', trackingUri: 'https://b' };

  it('is opened at the first question, once', async () => {
    const { opened, closed, openStore } = counted();
    using app = testApp({ connections: [a, b], openStore });
    const connection = first(app.connections);
    assert.deepEqual(opened, []);
    await Promise.all([1, 2, 3].map(() => app.connections.ask(connection, experiments)));
    assert.deepEqual(opened, ['https://a']);
    app.connections.dispose();
    await Promise.resolve();
    assert.deepEqual(closed, ['https://a']);
  });

  it('is closed when its connection is edited or removed, and not before', async () => {
    const { opened, closed, openStore } = counted();
    using app = testApp({ connections: [a, b], openStore });
    for (const connection of app.connections.all) await app.connections.ask(connection, experiments);
    await app.settings.set('connections', [{ ...a, trackingUri: 'https://elsewhere' }, b]);
    await Promise.resolve();
    assert.deepEqual(closed, ['https://a']);
    await app.connections.ask(first(app.connections), experiments);
    await app.settings.set('connections', []);
    await Promise.resolve();
    assert.deepEqual(closed.toSorted(), ['https://a', 'https://b', 'https://elsewhere']);
    assert.equal(opened.length, 3);
  });

  it('is opened anew when the way to it changed, such as its proxy', async () => {
    const network = new Emitter<void>();
    const { opened, closed, openStore } = counted();
    using app = testApp({ connections: [a] });
    const need = { ...app, environment: {}, openStore, onDidChangeNetwork: network.event };
    const connections = openConnections(need);
    await connections.ask(first(connections), experiments);
    let changes = 0;
    connections.onDidChange(() => changes++);
    network.fire();
    await connections.ask(first(connections), experiments);
    connections.dispose();
    assert.deepEqual([changes, opened.length, closed.length], [1, 2, 1]);
  });

  it('is not asked for a connection that is gone or leads elsewhere now', async () => {
    const { opened, openStore } = counted();
    using app = testApp({ connections: [a], openStore });
    const old = first(app.connections);
    await app.settings.set('connections', [{ ...a, trackingUri: 'https://elsewhere' }]);
    await assert.rejects(app.connections.ask(old, experiments), /"a" was changed or removed/);
    app.connections.dispose();
    await assert.rejects(app.connections.ask(first(app.connections), experiments), /closing/);
    assert.deepEqual(opened, []);
  });

  it('that is asked once is closed, also after a failure', async () => {
    const { closed, openStore } = counted();
    using app = testApp({ openStore });
    await app.connections.askOnce('https://a', undefined, experiments);
    await assert.rejects(app.connections.askOnce('https://b', undefined, () => Promise.reject(new Error('no'))));
    assert.deepEqual(closed, ['https://a', 'https://b']);
  });

  it('counts as there when only the question was wrong', async () => {
    const { answer, openStore } = counted();
    using app = testApp({ connections: [a], openStore });
    const connection = first(app.connections);
    const statusAfter = async (fault: StoreFault): Promise<string> => {
      answer(() => Promise.reject(new StoreError(fault, 'no')));
      await assert.rejects(app.connections.ask(connection, experiments));
      return app.connections.status(connection);
    };
    assert.equal(await statusAfter('forbidden'), 'forbidden');
    assert.equal(await statusAfter('notFound'), 'open');
    assert.equal(await statusAfter('forbidden'), 'open');
    assert.equal(await statusAfter('unreachable'), 'unreachable');
    answer(() => Promise.reject(new DOMException('stop', 'AbortError')));
    await assert.rejects(app.connections.ask(connection, experiments));
    assert.equal(app.connections.status(connection), 'unreachable');
  });
});
