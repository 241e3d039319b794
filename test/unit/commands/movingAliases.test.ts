import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { carryOutPromotion } from '../../../src/commands/registry/carryOutPromotion.ts';
import { promoteChallenger } from '../../../src/commands/registry/promoteChallenger.ts';
import { removeAlias } from '../../../src/commands/registry/removeAlias.ts';
import { promote, setAlias } from '../../../src/commands/registry/giveAlias.ts';
import { rollBackAlias } from '../../../src/commands/registry/rollBackAlias.ts';
import { undo } from '../../../src/commands/undo.ts';
import { undoPromotion } from '../../../src/commands/registry/undoPromotion.ts';
import { recordsIn, type MoveRecord } from '../../../src/promotion/moveRecord.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';

describe('commands that move aliases', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addModel('churn');
    for (const version of [1, 2, 3]) {
      const aliases = version === 1 ? ['champion', 'stable'] : version === 2 ? ['challenger'] : [];
      database.addVersion({ name: 'churn', version, aliases });
    }
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    const git = { author: () => Promise.resolve({ name: 'Ada', commit: 'c0ffee' }) };
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers, git });
  }

  async function versionNode(app: TestApp, version: string): Promise<NodeOf<'version'>> {
    const connection = await first(app);
    const read = await app.connections.ask(connection, (store) => store.getModelVersion('churn', version));
    return { kind: 'version', connection, version: read };
  }

  async function first(app: TestApp): Promise<NodeOf<'version'>['connection']> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return connection;
  }

  async function aliases(app: TestApp): Promise<Record<string, string>> {
    const connection = await first(app);
    return { ...(await app.connections.ask(connection, (store) => store.getRegisteredModel('churn'))).aliases };
  }

  async function records(app: TestApp, version: string): Promise<readonly MoveRecord[]> {
    return recordsIn((await versionNode(app, version)).version.tags);
  }

  /** As somebody else would. */
  function move(alias: string, version: number): void {
    database.connection.prepare('UPDATE registered_model_aliases SET version = ? WHERE alias = ?').run(version, alias);
  }

  it('give one to a version, saying from which to which, put it on record, and take it back', async () => {
    using app = appWith({ pick: '@champion' }, { press: 'Set Alias' });
    const heard: string[] = [];
    app.registry.onDidChange(({ name }) => heard.push(name));
    await setAlias.run(app, await versionNode(app, '3'), []);
    assert.match(
      app.ui.messages[0] ?? '',
      /^Give @champion of churn to version 3\?\n@champion: version 1 → version 3\n\nModel: churn\nStore: local, sqlite:/,
    );
    assert.deepEqual(await aliases(app), { champion: '3', stable: '1', challenger: '2' });
    assert.equal(app.ui.offers[0]?.message, 'Gave @champion of churn to version 3.');
    assert.deepEqual(heard, ['churn']);
    const [record] = await records(app, '3');
    assert.deepEqual(
      { who: record?.who, commit: record?.commit, move: record?.move },
      { who: 'Ada', commit: 'c0ffee', move: [{ alias: 'champion', from: '1', to: '3' }] },
    );
    app.ui.answer({ press: 'Undo' });
    await undo.run(app, undefined, []);
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    assert.equal((await records(app, '1'))[0]?.undoes, record?.id);
    assert.equal(app.changes.last, undefined);
  });

  it('take a new alias, called on nothing, and refuse what MLflow calls a version before anything is asked of it', async () => {
    using app = appWith(
      { search: 'chu', pick: 'churn' },
      { search: '2', pick: 'Version 2' },
      { search: '@shadow', pick: '@shadow' },
      { press: 'Set Alias' },
    );
    await setAlias.run(app, undefined, []);
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2', shadow: '2' });
    for (const [typed, why] of [
      ['latest', '"latest" is what MLflow itself calls a version. Choose another alias.'],
      ['v12', '"v12" is what MLflow itself calls a version. Choose another alias.'],
      ['a b', 'An alias may hold letters, digits, underscores and dashes, 255 at most.'],
    ] as const) {
      app.ui.answer({ search: typed, pick: why });
      await setAlias.run(app, await versionNode(app, '2'), []);
    }
    assert.equal(Object.keys(await aliases(app)).length, 4);
  });

  it('change nothing where the person thinks better of it, and say so where nothing would change', async () => {
    using app = appWith({ pick: '@champion' }, 'dismiss');
    await setAlias.run(app, await versionNode(app, '3'), []);
    assert.equal((await aliases(app))['champion'], '1');
    app.ui.answer({ pick: '@champion' });
    const same = await versionNode(app, '1');
    await assert.rejects(async () => setAlias.run(app, same, []), /Version 1 of churn has @champion already/);
  });

  it('change nothing where somebody else was faster than the yes', async () => {
    using app = appWith({ pick: '@champion' });
    const target = await versionNode(app, '3');
    app.ui.choose = (_question, _detail, ...[action]) => {
      move('champion', 2);
      return Promise.resolve(action);
    };
    await assert.rejects(
      async () => setAlias.run(app, target, []),
      /^UserError: Nothing was changed, because somebody else has moved aliases of churn meanwhile: when you looked, @champion was with version 1\. Now @champion is with version 2\./,
    );
    assert.deepEqual(
      [await aliases(app), app.changes.last],
      [{ champion: '2', stable: '1', challenger: '2' }, undefined],
    );
  });

  it('say what is so where the version was deleted before the yes', async () => {
    using app = appWith({ pick: '@champion' });
    const target = await versionNode(app, '3');
    app.ui.choose = (_question, _detail, ...[action]) => {
      database.connection.exec("UPDATE model_versions SET current_stage = 'Deleted_Internal' WHERE version = 3");
      return Promise.resolve(action);
    };
    await assert.rejects(
      async () => setAlias.run(app, target, []),
      /Everything is as it was: @champion is with version 1\.$/,
    );
  });

  it('take one away, and give it back', async () => {
    using app = appWith({ pick: '@stable' }, { press: 'Remove Alias' });
    await removeAlias.run(app, await versionNode(app, '1'), []);
    assert.deepEqual(await aliases(app), { champion: '1', challenger: '2' });
    assert.equal(app.ui.offers[0]?.message, 'Took @stable of churn from version 1.');
    app.ui.answer({ press: 'Undo' });
    await app.ui.offers[0].act();
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    const bare = await versionNode(app, '3');
    await assert.rejects(async () => removeAlias.run(app, bare, []), /Version 3 of churn has no alias\./);
  });

  it('do not take back what somebody else has moved on', async () => {
    using app = appWith({ pick: '@champion' }, { press: 'Set Alias' });
    await setAlias.run(app, await versionNode(app, '3'), []);
    move('champion', 2);
    app.ui.answer({ press: 'Undo' });
    await assert.rejects(async () => undo.run(app, undefined, []), /when you looked, @champion was with version 3/);
    assert.equal((await aliases(app))['champion'], '2');
  });

  it('open the page on which it is agreed to that the challenger takes the place of the champion, and is the challenger no more', async () => {
    using app = appWith({ search: 'chu', pick: 'churn' });
    const connectionId = (await first(app)).id;
    await promoteChallenger.run(app, undefined, []);
    await promote.run(app, await versionNode(app, '2'), []);
    const of = { kind: 'promotion', connectionId, name: 'churn', alias: 'champion' };
    const whole = { ...of, version: '2', removes: ['challenger'] };
    assert.deepEqual(app.pages.opened, [whole, whole]);
    app.ui.answer({ pick: '@champion' });
    await promote.run(app, await versionNode(app, '3'), []);
    assert.deepEqual(app.pages.opened.at(-1), { ...of, version: '3' });
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    database.connection.exec("DELETE FROM registered_model_aliases WHERE alias = 'challenger'");
    await assert.rejects(async () => promoteChallenger.run(app, await versionNode(app, '1'), []), /has @challenger\./);
  });

  it('carry out on a page only what was agreed to there', async () => {
    using app = appWith();
    const node = await versionNode(app, '2');
    await assert.rejects(async () => carryOutPromotion.run(app, node, []), /Nothing was agreed to yet/);
  });

  it('roll one back to the version that had it before, by the record, and not forth again', async () => {
    using app = appWith({ pick: '@champion' }, { press: 'Set Alias' });
    await setAlias.run(app, await versionNode(app, '3'), []);
    app.ui.answer({ press: 'Roll Back' });
    await rollBackAlias.run(app, await versionNode(app, '3'), []);
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    assert.match(app.ui.messages.at(-1) ?? '', /By the record, version 1 had it before\./);
    app.ui.answer({ pick: '@champion' });
    const now = await versionNode(app, '1');
    await assert.rejects(async () => rollBackAlias.run(app, now, []), /before version 1 is not on record/);
  });

  it('roll one back to the version that is kept for that', async () => {
    database.insert('registered_model_aliases', { name: 'churn', alias: 'rollback', version: 3 });
    using app = appWith({ pick: '@champion' }, { press: 'Roll Back' });
    await rollBackAlias.run(app, await versionNode(app, '1'), []);
    assert.equal((await aliases(app))['champion'], '3');
    assert.match(app.ui.messages.at(-1) ?? '', /Version 3 has @rollback\./);
  });

  it('take back the last move that is on record, also of another window, and each only once', async () => {
    using other = appWith({ pick: '@champion' }, { press: 'Set Alias' });
    await setAlias.run(other, await versionNode(other, '3'), []);
    using app = appWith({ press: 'Undo' });
    const target = await versionNode(app, '2');
    await undoPromotion.run(app, target, []);
    assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    assert.equal(app.ui.messages.at(-1), 'Undone: Gave @champion of churn to version 3.');
    await assert.rejects(async () => undoPromotion.run(app, target, []), /No move of an alias of churn is on record/);
  });

  describe('under a policy', () => {
    const strict = {
      model: 'churn',
      alias: 'champion',
      require: { tags: { 'approved-by': true } },
      afterwards: { previousHolder: 'rollback', removes: ['challenger'] },
    };

    function appUnder(policy: string, ...answers: Answer[]): TestApp {
      mkdirSync(path.join(database.folder, '.podium'), { recursive: true });
      writeFileSync(path.join(database.folder, '.podium/promotion.json'), policy);
      const app = appWith(...answers);
      app.workspace.open({ name: 'project', path: database.folder });
      return app;
    }

    const ruled = (rule: object, ...answers: Answer[]): TestApp =>
      appUnder(JSON.stringify({ rules: [rule] }), ...answers);

    function tag(version: number, key: string, value: string): void {
      database.insert('model_version_tags', { name: 'churn', version, key, value });
    }

    it('say all that is asked for, and move all that goes with it, there and back', async () => {
      using app = ruled(
        strict,
        { pick: '@champion' },
        { press: 'Set Alias with Reason…' },
        { type: ' ' },
        { type: 'better' },
      );
      tag(2, 'approved-by', 'grace');
      await setAlias.run(app, await versionNode(app, '2'), []);
      assert.match(
        app.ui.messages[0] ?? '',
        /@rollback: no version → version 1\n@champion: version 1 → version 2\n@challenger: version 2 → no version\n\n.*Policy:\n✓ .*READY.*\n✓ .*approved-by/s,
      );
      assert.deepEqual(await aliases(app), { stable: '1', champion: '2', rollback: '1' });
      const [record] = await records(app, '2');
      assert.deepEqual([record?.why, record?.verdict, record?.move.length], ['better', 'met', 3]);
      app.ui.answer({ press: 'Undo' });
      await undo.run(app, undefined, []);
      assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    });

    it('move nothing while something is not met, and say what', async () => {
      using app = ruled(strict, { pick: '@champion' }, 'dismiss');
      await setAlias.run(app, await versionNode(app, '2'), []);
      assert.match(
        app.ui.messages[0] ?? '',
        /^The policy does not let you give @champion of churn to version 2\n✓ .*\n✗ .*approved-by/,
      );
      app.ui.answer({ pick: '@champion' }, { press: 'Open Policy' });
      await setAlias.run(app, await versionNode(app, '2'), []);
      assert.match(app.ui.opened.at(-1) ?? '', /promotion\.json$/);
      assert.equal((await aliases(app))['champion'], '1');
    });

    it('are overridden with a reason where it permits that, which goes on record with what was not met', async () => {
      using app = ruled(
        { ...strict, override: 'withReason', typeModelName: true },
        { pick: '@champion' },
        { press: 'Override…' },
        { type: 'incident 12' },
        { press: 'Override Policy' },
        { type: 'churm' },
        { type: 'churn' },
      );
      await setAlias.run(app, await versionNode(app, '3'), []);
      const [record] = await records(app, '3');
      assert.deepEqual([record?.why, record?.verdict, record?.unmet.length], ['incident 12', 'overridden', 1]);
      assert.match(app.ui.complaints.at(-1) ?? '', /Type churn to go on/);
    });

    it('move nothing while it has a mistake', async () => {
      using app = appUnder('{\n  "rules": [{}]\n}', { pick: '@champion' }, { press: 'Open Policy' });
      await setAlias.run(app, await versionNode(app, '3'), []);
      assert.match(
        app.ui.messages[0] ?? '',
        /^\.podium\/promotion\.json:2:13: .* Until that is right, no alias is moved\.$/,
      );
      const held = await versionNode(app, '1');
      app.ui.answer({ pick: '@stable' });
      await assert.rejects(async () => removeAlias.run(app, held, []), /promotion\.json:2:13/);
      assert.deepEqual(await aliases(app), { champion: '1', stable: '1', challenger: '2' });
    });

    it('move nothing before the workspace is trusted, for nobody knows what its policy says', async () => {
      using app = testApp({
        connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }],
        folders: [{ name: 'project', path: database.folder }],
        trusted: false,
        answers: [{ pick: '@champion' }],
      });
      const target = await versionNode(app, '3');
      await assert.rejects(async () => promote.run(app, target, []), /^UserError: Trust this workspace before/);
    });
  });
});
