import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/index.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { Run } from '../../../src/model/run.ts';
import type { Node, NodeOf } from '../../../src/services/node.ts';
import type { Store } from '../../../src/stores/store.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import type { StoreWriter } from '../../../src/stores/storeWriter.ts';
import { openStore } from '../../../src/stores/index.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';

const [a, b, c] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

/** What a test lets go wrong before a writer's method is called, or after it was. */
type Mishap = (verb: string, runId: unknown, when: 'before' | 'after') => void;

describe('commands that change runs', () => {
  let database: TestDatabase;
  let mishap: Mishap;

  beforeEach(() => {
    mishap = () => undefined;
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addRun({ runId: a, name: 'swift-fox', startTimeMs: 3000, tags: { team: 'blue', 'mlflow.user': 'ada' } });
    database.addRun({ runId: b, name: 'calm-owl', startTimeMs: 2000, tags: { team: 'red' } });
    database.addRun({ runId: c, name: 'old-cat', lifecycleStage: 'deleted' });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    return testApp({
      connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }],
      answers,
      openStore: async (trackingUri, options) => unlucky(await openStore(trackingUri, options)),
    });
  }

  function unlucky(store: Store): Store {
    const writer = new Proxy(store.writer as object, {
      get:
        (target, verb: string) =>
        async (...args: unknown[]) => {
          mishap(verb, args[0], 'before');
          await (Reflect.get(target, verb) as (...args: unknown[]) => Promise<void>).apply(target, args);
          mishap(verb, args[0], 'after');
        },
    }) as StoreWriter;
    return new Proxy(store, {
      get: (target, name) => (name === 'writer' ? writer : (Reflect.get(target, name) as unknown)),
    });
  }

  async function run(app: TestApp, id: string, target?: Node, selected: readonly Node[] = []): Promise<void> {
    const command = commands.find((one) => one.id === id);
    assert.ok(command, id);
    await command.run(app, target, selected);
    assert.deepEqual(app.ui.unused, []);
  }

  async function stored(app: TestApp, runId: string): Promise<Run> {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return app.connections.ask(connection, (store) => store.getRun(runId));
  }

  async function node(app: TestApp, runId: string): Promise<NodeOf<'run'>> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { kind: 'run', connection, run: await stored(app, runId) };
  }

  function lostAnswer(): StoreError {
    return new StoreError('timeout', 'The answer was lost.', { outcome: 'unknown' });
  }

  describe('Rename Run', () => {
    it('proposes the name, takes a better one, shows it, and takes it back', async () => {
      using app = appWith({ type: ' ' }, { type: 'x'.repeat(251) }, { type: ' slow-fox ' });
      const target = await node(app, a);
      await run(app, 'podium.run.rename', target);
      assert.equal(app.ui.lastInput?.value, 'swift-fox');
      assert.equal(app.ui.complaints.length, 2);
      assert.equal((await stored(app, a)).runName, 'slow-fox');
      assert.deepEqual(app.trees.shownAgain, [target]);
      const [offer] = app.ui.offers;
      assert.equal(offer?.message, 'Renamed run swift-fox to slow-fox.');
      await offer.act();
      assert.deepEqual(await stored(app, a), target.run);
      assert.deepEqual(app.ui.messages, ['Undone: Renamed run swift-fox to slow-fox.']);
    });

    it('asks for the run where none is selected, and takes the selected one where a key was pressed', async () => {
      using app = appWith({ search: 'owl', pick: 'calm-owl' }, { type: 'one' });
      await run(app, 'podium.run.rename');
      assert.equal((await stored(app, b)).runName, 'one');
      app.ui.answer({ type: 'two' });
      app.trees.selection = [await node(app, a)];
      await run(app, 'podium.run.rename');
      assert.equal((await stored(app, a)).runName, 'two');
    });

    it('changes nothing when dismissed, or when the name stays', async () => {
      using app = appWith('dismiss');
      const target = await node(app, a);
      await run(app, 'podium.run.rename', target);
      app.ui.answer({ type: 'swift-fox' });
      await run(app, 'podium.run.rename', target);
      assert.deepEqual([app.ui.offers, app.changes.last], [[], undefined]);
    });

    it('says that a deleted run is to be restored first, and what is no run', async () => {
      using app = appWith();
      const deleted = await node(app, c);
      await assert.rejects(run(app, 'podium.run.rename', deleted), /old-cat is deleted.*Restore it first/);
      await assert.rejects(run(app, 'podium.run.rename', { kind: 'notice', text: '' }), UserError);
    });
  });

  describe('an answer that was lost', () => {
    it('counts as made where the store says so', async () => {
      using app = appWith({ type: 'new' });
      mishap = (_verb, _, when) => {
        if (when === 'after') throw lostAnswer();
      };
      await run(app, 'podium.run.rename', await node(app, a));
      assert.equal(app.ui.offers[0]?.message, 'Renamed run swift-fox to new.');
    });

    it('counts as not made where nothing has changed', async () => {
      using app = appWith({ type: 'new' });
      mishap = (_verb, _, when) => {
        if (when === 'before') throw lostAnswer();
      };
      await assert.rejects(
        run(app, 'podium.run.rename', await node(app, a)),
        /The answer of local was lost, and the name of run swift-fox is unchanged/,
      );
      assert.equal(app.changes.last, undefined);
    });
  });

  describe('Set Tag and Remove Tag', () => {
    it('offer the tags of the run and of others, with the value that is there', async () => {
      using app = appWith({ pick: 'team' }, { type: 'green' });
      await run(app, 'podium.run.setTag', await node(app, a));
      assert.deepEqual(
        app.ui.offered.map(({ label, description }) => [label, description]),
        [['team', 'blue']],
      );
      assert.equal(app.ui.lastInput?.value, 'blue');
      assert.equal((await stored(app, a)).tags['team'], 'green');
      await app.ui.offers[0]?.act();
      assert.equal((await stored(app, a)).tags['team'], 'blue');
    });

    it('take a new key, but none that MLflow refuses or that another command is for', async () => {
      using app = appWith({ search: 'a//b', pick: 'reviewed' });
      await assert.rejects(
        run(app, 'podium.run.setTag', await node(app, a)),
        /no "reviewed" among: "a\/\/b" is no key/,
      );
      app.ui.answer({ search: 'mlflow.runName', pick: 'x' });
      await assert.rejects(run(app, 'podium.run.setTag', await node(app, a)), /Use Rename Run/);
      app.ui.answer(
        { search: 'reviewed', pick: 'reviewed' },
        'back',
        { search: 'checked', pick: 'checked' },
        { type: '' },
      );
      await run(app, 'podium.run.setTag', await node(app, a));
      assert.equal((await stored(app, a)).tags['checked'], '');
      await app.ui.offers.at(-1)?.act();
      assert.equal('checked' in (await stored(app, a)).tags, false);
    });

    it('set one value for many runs, and undo gives each its own back', async () => {
      using app = appWith({ pick: 'team' }, { type: 'green' });
      const nodes = [await node(app, a), await node(app, b)];
      await run(app, 'podium.run.setTag', nodes[0], nodes);
      assert.equal(app.ui.lastInput?.value, '');
      assert.equal(app.ui.offers[0]?.message, 'Set the tag "team" of 2 runs to "green".');
      await run(app, 'podium.undo');
      assert.deepEqual([(await stored(app, a)).tags['team'], (await stored(app, b)).tags['team']], ['blue', 'red']);
    });

    it('refuse a value that MLflow would cut', async () => {
      using app = appWith({ pick: 'team' }, { type: 'x'.repeat(8001) }, { type: 'x'.repeat(8000) });
      await run(app, 'podium.run.setTag', await node(app, a));
      assert.match(app.ui.complaints[0] ?? '', /at most 8000 characters of a tag, and these are 8001/);
    });

    it('remove the tag of a row, which undo sets again', async () => {
      using app = appWith();
      const { connection, run: owner } = await node(app, a);
      await run(app, 'podium.run.removeTag', {
        kind: 'tag',
        connection,
        owner: { run: owner },
        key: 'team',
        value: 'blue',
      });
      assert.equal('team' in (await stored(app, a)).tags, false);
      assert.equal(app.ui.offers[0]?.message, 'Removed the tag "team" of run swift-fox.');
      await run(app, 'podium.undo');
      assert.deepEqual(await stored(app, a), owner);
    });
  });

  describe('Delete Run and Restore Run', () => {
    it('name the run, say that it can be restored, and delete it only then', async () => {
      using app = appWith('dismiss');
      const target = await node(app, a);
      app.trees.selection = [target];
      await run(app, 'podium.run.delete');
      assert.equal((await stored(app, a)).lifecycleStage, 'active');
      assert.match(app.ui.messages[0] ?? '', /^Delete run swift-fox in local\?\nIt can be restored until/);
      app.ui.answer({ press: 'Delete' });
      await run(app, 'podium.run.delete');
      assert.equal((await stored(app, a)).lifecycleStage, 'deleted');
      await app.ui.offers[0]?.act();
      assert.deepEqual(await stored(app, a), target.run);
    });

    it('delete many, each of them named', async () => {
      using app = appWith({ press: 'Delete' });
      const nodes = [await node(app, a), await node(app, b), await node(app, c)];
      await run(app, 'podium.run.delete', nodes[0], nodes);
      assert.match(
        app.ui.messages[0] ?? '',
        /^Delete 2 runs in local\?\nswift-fox and calm-owl\n\nThey can be restored/,
      );
      assert.equal(app.ui.offers[0]?.message, 'Deleted run swift-fox and run calm-owl.');
    });

    it('say which were deleted and which were not when it fails halfway, and undo those that were', async () => {
      using app = appWith({ press: 'Delete' });
      const nodes = [await node(app, a), await node(app, b)];
      mishap = (_, runId, when) => {
        if (runId === b && when === 'before') throw new StoreError('busy', 'The database is locked.');
      };
      await assert.rejects(
        run(app, 'podium.run.delete', nodes[0], nodes),
        /^UserError: The database is locked\. So these were not deleted: run calm-owl\.$/,
      );
      assert.equal(app.ui.offers[0]?.message, 'Deleted run swift-fox.');
      await run(app, 'podium.undo');
      assert.deepEqual(await Promise.all([a, b].map(async (id) => (await stored(app, id)).lifecycleStage)), [
        'active',
        'active',
      ]);
    });

    it('restore a deleted run, which undo deletes again', async () => {
      using app = appWith({ search: 'cat', pick: 'old-cat' });
      await run(app, 'podium.run.restore');
      assert.equal((await stored(app, c)).lifecycleStage, 'active');
      await run(app, 'podium.undo');
      assert.equal((await stored(app, c)).lifecycleStage, 'deleted');
      await assert.rejects(run(app, 'podium.run.restore', await node(app, a)), /nothing to restore: run swift-fox/);
    });

    it('say who may not', async () => {
      using app = appWith({ press: 'Delete' });
      mishap = () => {
        throw new StoreError('forbidden', 'Permission denied.');
      };
      await assert.rejects(
        run(app, 'podium.run.delete', await node(app, a)),
        /local allows you to look, but not to make this change: Permission denied\./,
      );
    });
  });

  describe('Undo Last Change', () => {
    it('takes back one after the other, and says when there is nothing left', async () => {
      using app = appWith({ type: 'one' });
      await run(app, 'podium.run.rename', await node(app, a));
      app.ui.answer({ type: 'two' });
      await run(app, 'podium.run.rename', await node(app, a));
      await run(app, 'podium.undo');
      assert.equal((await stored(app, a)).runName, 'one');
      await run(app, 'podium.undo');
      assert.equal((await stored(app, a)).runName, 'swift-fox');
      await assert.rejects(run(app, 'podium.undo'), /changed nothing in this window/);
      await assert.rejects(
        async () => app.ui.offers[0]?.act(),
        /This is undone already: Renamed run swift-fox to one\./,
      );
    });

    it('asks first where somebody else has changed the same since', async () => {
      using app = appWith({ type: 'one' });
      await run(app, 'podium.run.rename', await node(app, a));
      database.connection.exec(`UPDATE runs SET name = 'theirs' WHERE run_uuid = '${a}'`);
      app.ui.answer('dismiss');
      await run(app, 'podium.undo');
      assert.deepEqual(app.ui.messages, [
        'Undo, although somebody else has changed the name of run swift-fox since?\nThe name of run swift-fox is "theirs" now. It becomes "swift-fox".',
      ]);
      assert.equal((await stored(app, a)).runName, 'theirs');
      app.ui.answer({ press: 'Undo Anyway' });
      await run(app, 'podium.undo');
      assert.equal((await stored(app, a)).runName, 'swift-fox');
    });

    it('finds the store again whose connection was renamed since', async () => {
      using app = appWith({ type: 'one' });
      await run(app, 'podium.run.rename', await node(app, a));
      const [known] = app.connections.all;
      await app.settings.set('connections', [{ name: 'laptop', trackingUri: known?.trackingUri ?? '' }]);
      await run(app, 'podium.undo');
      assert.equal((await stored(app, a)).runName, 'swift-fox');
    });

    it('leaves alone what a connection of the same name leads to now, and is not stopped for ever by that', async () => {
      using app = appWith({ type: 'one' });
      await run(app, 'podium.run.rename', await node(app, a));
      const [known] = app.connections.all;
      await app.settings.set('connections', [
        { name: 'local', trackingUri: known?.trackingUri ?? '', workspace: 'team-a' },
      ]);
      await assert.rejects(run(app, 'podium.undo'), /There is no connection local any more, so this cannot be undone/);
      assert.equal(app.changes.last, undefined);
    });

    it('is not stopped for ever by what is gone for good', async () => {
      using app = appWith({ type: 'one' });
      await run(app, 'podium.run.rename', await node(app, a));
      database.connection.exec(`DELETE FROM runs WHERE run_uuid = '${a}'`);
      await assert.rejects(run(app, 'podium.undo'), /no run/);
      assert.equal(app.changes.last, undefined);
    });
  });

  it('say that a store which is only read cannot be changed', async () => {
    using app = testApp({
      connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }],
      answers: [{ type: 'new' }],
      openStore: async (trackingUri, options) => {
        const store = await openStore(trackingUri, options);
        return new Proxy(store, {
          get: (target, name) => (name === 'writer' ? undefined : (Reflect.get(target, name) as unknown)),
        });
      },
    });
    await assert.rejects(run(app, 'podium.run.rename', await node(app, a)), /Podium only reads local/);
  });
});
