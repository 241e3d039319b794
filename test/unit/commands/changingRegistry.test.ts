import assert from 'node:assert/strict';
import { copyVersion } from '../../../src/commands/registry/copyVersion.ts';
import { deleteVersion } from '../../../src/commands/registry/deleteVersion.ts';
import { editModelDescription } from '../../../src/commands/registry/editModelDescription.ts';
import { exportTrail } from '../../../src/commands/registry/exportTrail.ts';
import { findVersion } from '../../../src/commands/registry/findVersion.ts';
import { setAlias } from '../../../src/commands/registry/giveAlias.ts';
import { holderAtMoment } from '../../../src/commands/registry/holderAtMoment.ts';
import { openSourceRun } from '../../../src/commands/registry/openSourceRun.ts';
import { registerModel } from '../../../src/commands/registry/registerModel.ts';
import { removeModelTag, setModelTag } from '../../../src/commands/registry/registryTags.ts';
import { transitionStage } from '../../../src/commands/registry/transitionStage.ts';
import { undo } from '../../../src/commands/undo.ts';
import { keyed } from '../../../src/base/keyed.ts';
import type { LoggedModel } from '../../../src/model/loggedModel.ts';
import type { ModelVersion } from '../../../src/model/modelVersion.ts';
import { recordTagPrefix } from '../../../src/promotion/moveRecord.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aModel, aRun } from '../../support/make.ts';

describe('commands that change the registry', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    for (const name of ['churn', 'churn-prod']) database.addModel(name);
    database.addExperiment('1', 'iris');
    database.addRun({ runId: 'r1' });
    database.addVersion({
      name: 'churn',
      version: 1,
      aliases: ['champion'],
      stage: 'Production',
      source: 'runs:/r1/m',
    });
    database.addVersion({ name: 'churn', version: 2, runId: 'r1', source: 'runs:/r1/m', tags: { owner: 'ada' } });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers });
  }

  async function first(app: TestApp): Promise<NodeOf<'version'>['connection']> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return connection;
  }

  async function stored(app: TestApp, name: string, version: string): Promise<ModelVersion> {
    return app.connections.ask(await first(app), (store) => store.getModelVersion(name, version));
  }

  async function node(app: TestApp, version: string): Promise<NodeOf<'version'>> {
    return { kind: 'version', connection: await first(app), version: await stored(app, 'churn', version) };
  }

  it('copy a version with its tags, without what is on record of its promotions', async () => {
    database.insert('model_version_tags', { name: 'churn', version: 2, key: `${recordTagPrefix}x`, value: '{}' });
    using app = appWith({ search: 'prod', pick: 'churn-prod' }, { press: 'Copy' });
    await copyVersion.run(app, await node(app, '2'), []);
    const copy = await stored(app, 'churn-prod', '1');
    assert.deepEqual([copy.source, copy.runId, { ...copy.tags }], ['models:/churn/2', 'r1', { owner: 'ada' }]);
    assert.equal(app.ui.messages.at(-1), 'Copied version 2 of churn as version 1 of churn-prod.');
  });

  it('register a model as the first version of a new one, whose name is looked at while it is typed', async () => {
    using app = appWith(
      { search: 'churn', pick: 'New Model…' },
      ...['', ' ', 'a/b', 'models:/a', '..', 'churn', 'x'.repeat(257), ' 1 größe '].map((type) => ({ type })),
      { press: 'Register' },
    );
    const connection = await first(app);
    const run = aRun({ runId: 'r1', tags: { 'mlflow.log-model.history': JSON.stringify([{ artifact_path: 'm' }]) } });
    await registerModel.run(app, { kind: 'run', connection, run }, []);
    assert.deepEqual(
      app.ui.offered.map(({ label }) => label),
      ['churn', 'churn-prod', 'New Model…'],
    );
    assert.equal(app.ui.lastInput?.value, 'churn');
    assert.deepEqual(app.ui.complaints, [
      'A registered model needs a name.',
      'A registered model needs a name.',
      'The name of a registered model cannot hold "/". Take it out.',
      'The name of a registered model cannot hold ":". Take it out.',
      'The name of a registered model cannot be "." or begin with "..". Begin it with a letter.',
      'There is a registered model or a prompt called churn already. Choose another name.',
      'The name of a registered model has at most 256 characters. Shorten it.',
    ]);
    assert.match(app.ui.messages[0] ?? '', /^Register runs:\/r1\/m as version 1 of the new model 1 größe\?/);
    assert.equal(app.ui.messages.at(-1), 'Registered version 1 of 1 größe.');
    assert.equal((await stored(app, '1 größe', '1')).source, 'runs:/r1/m');
  });

  it('notice a name that is in use and was not seen', async () => {
    using app = appWith({ search: 'xyz', pick: 'New Model…' }, { type: 'churn' }, { type: 'churn' }, 'dismiss');
    await copyVersion.run(app, await node(app, '2'), []);
    assert.deepEqual(app.ui.complaints, [
      'There is a registered model or a prompt called churn already. Choose another name.',
    ]);
    assert.deepEqual(app.ui.messages, []);
  });

  it('copy a version to a new model, which stands first where nothing is typed', async () => {
    const heard: string[] = [];
    using app = appWith({ pick: 'New Model…' }, { type: 'churn-eu' }, { press: 'Copy' });
    app.registry.onDidChange(({ name }) => heard.push(name));
    await copyVersion.run(app, await node(app, '2'), []);
    assert.equal(app.ui.offered[0]?.label, 'New Model…');
    assert.match(
      app.ui.messages[0] ?? '',
      /^Copy version 2 of churn to the new model churn-eu\?\nIt becomes version 1 of/,
    );
    assert.deepEqual({ ...(await stored(app, 'churn-eu', '1')).tags }, { owner: 'ada' });
    assert.deepEqual(heard, ['churn-eu']);
  });

  it('say that a new model was made where its version could not be', async () => {
    using app = appWith({ pick: 'New Model…' }, { type: 'churn-eu' });
    const connection = await first(app);
    const model: LoggedModel = {
      modelId: 'm-gone',
      ...{ experimentId: '1', name: 'm', modelType: '', status: 'READY', sourceRunId: '', artifactUri: '' },
      ...{ tags: keyed([]), params: keyed([]), metrics: [] },
    };
    app.ui.answer({ press: 'Register' });
    await assert.rejects(
      async () => registerModel.run(app, { kind: 'loggedModel', connection, run: aRun({}), model }, []),
      /m-gone.* The registered model churn-eu is made and has no version yet: choose it when you try again\.$/,
    );
    const made = await app.connections.ask(connection, (store) => store.getRegisteredModel('churn-eu'));
    assert.equal(made.name, 'churn-eu');
  });

  it('delete a version after saying which aliases go with it', async () => {
    using app = appWith('dismiss');
    await deleteVersion.run(app, await node(app, '1'), []);
    assert.match(
      app.ui.messages[0] ?? '',
      /^Delete version 1 of churn for good\?\nIt has @champion\..*It is in Production\./s,
    );
    assert.equal((await stored(app, 'churn', '1')).version, '1');
    app.ui.answer({ press: 'Delete' });
    await deleteVersion.run(app, await node(app, '1'), []);
    await assert.rejects(async () => stored(app, 'churn', '1'), /no version 1/i);
  });

  it('register the model that a run logged, and refuse where it logged none', async () => {
    using app = appWith({ search: '', pick: 'churn' }, { press: 'Register' });
    const connection = await first(app);
    const history = JSON.stringify([{ artifact_path: 'model' }]);
    const run = aRun({ runId: 'r1', tags: { 'mlflow.log-model.history': history } });
    await registerModel.run(app, { kind: 'run', connection, run }, []);
    assert.equal((await stored(app, 'churn', '3')).source, 'runs:/r1/model');
    await assert.rejects(
      async () => registerModel.run(app, { kind: 'run', connection, run: aRun({ runId: 'r2' }) }, []),
      /logged no model that could be registered/,
    );
  });

  it('move a version to a stage, and the one that is there out of it, there and back', async () => {
    using app = appWith({ pick: 'Production' }, { press: 'Move and Archive Others' });
    await transitionStage.run(app, await node(app, '2'), []);
    const stages = async (): Promise<unknown> =>
      Promise.all(['1', '2'].map(async (version) => (await stored(app, 'churn', version)).currentStage));
    assert.deepEqual(await stages(), ['Archived', 'Production']);
    await undo.run(app, undefined, []);
    assert.deepEqual(await stages(), ['Production', 'None']);
  });

  it('set and remove tags of versions and models, but none that is a record', async () => {
    const heard: string[] = [];
    using app = appWith({ search: 'data', pick: 'data' }, { type: '2026-10' });
    app.registry.onDidChange(({ name }) => heard.push(name));
    await setModelTag.run(app, await node(app, '2'), []);
    assert.equal((await stored(app, 'churn', '2')).tags['data'], '2026-10');
    app.ui.answer({ pick: 'owner' });
    await removeModelTag.run(app, await node(app, '2'), []);
    assert.deepEqual({ ...(await stored(app, 'churn', '2')).tags }, { data: '2026-10' });
    await undo.run(app, undefined, []);
    assert.equal((await stored(app, 'churn', '2')).tags['owner'], 'ada');
    assert.deepEqual(heard, ['churn', 'churn', 'churn']);
    app.ui.answer({ search: `${recordTagPrefix}a`, pick: 'Tags that begin like this are the record of promotions.' });
    await setModelTag.run(app, await node(app, '2'), []);
  });

  it('describe a model that is picked', async () => {
    using app = appWith({ search: 'prod', pick: 'churn-prod' }, { pick: 'churn-prod' }, { type: 'For *all*.' });
    await editModelDescription.run(app, undefined, []);
    const model = await app.connections.ask(await first(app), (store) => store.getRegisteredModel('churn-prod'));
    assert.equal(model.description, 'For *all*.');
  });

  it('find models, versions and holders of aliases by what is typed', async () => {
    using app = appWith();
    for (const [typed, label] of [
      ['@champ', 'churn@champion'],
      ['models:/churn/2', 'churn version 2'],
      ['prod', 'churn-prod'],
    ] as const) {
      app.ui.answer({ search: typed, pick: label });
      await findVersion.run(app, undefined, []);
    }
    assert.deepEqual(
      app.pages.opened.map((page) => 'name' in page && page.name),
      ['churn', 'churn', 'churn-prod'],
    );
  });

  it('open the run that a version came from, and say where it came from none', async () => {
    using app = appWith();
    await openSourceRun.run(app, await node(app, '2'), []);
    assert.deepEqual(app.pages.opened, [{ kind: 'run', connectionId: (await first(app)).id, runId: 'r1' }]);
    const bare = await node(app, '1');
    await assert.rejects(async () => openSourceRun.run(app, bare, []), /version 1 of churn came from no run/);
  });

  it('say which version had an alias at a moment, and export how it came to be', async () => {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    using app = appWith(
      { pick: '@champion' },
      { press: 'Set Alias' },
      { pick: '@champion' },
      { type: 'May' },
      { type: '2099-01-01' },
      { type: today },
    );
    const target = await node(app, '2');
    await setAlias.run(app, target, []);
    await holderAtMoment.run(app, target, []);
    assert.match(app.ui.messages.at(-1) ?? '', /^On .*, version 2 had @champion of churn\.$/);
    assert.equal(app.ui.complaints.length, 2);
    app.ui.answer({ pick: '@champion' }, { type: '2001-05-03 12:00' });
    await holderAtMoment.run(app, target, []);
    assert.match(app.ui.messages.at(-1) ?? '', /is not known: nothing is on record from before/);
    app.ui.answer({ pick: 'CSV' });
    await exportTrail.run(app, target, []);
    const [name, bytes] = app.ui.saved[0] ?? [];
    assert.equal(name, 'churn promotions.csv');
    assert.match(new TextDecoder().decode(bytes), /\r\nchurn,champion,1,2,.*,recorded\r\n/);
  });

  it('read the record and the versions of a model with 6,000 of them to the end', async () => {
    const move = {
      when: '2026-05-03T08:00:00.000Z',
      who: 'ann',
      why: '',
      verdict: 'none',
      moves: [{ alias: 'old', from: null, to: '1' }],
    };
    database.insert('model_version_tags', {
      name: 'churn',
      version: 1,
      key: `${recordTagPrefix}a`,
      value: JSON.stringify(move),
    });
    database.inOneGo(() => {
      for (let version = 3; version <= 6_000; version++) database.addVersion({ name: 'churn', version });
    });
    using app = appWith({ pick: 'JSON' }, { search: 'churn/4', pick: 'churn version 4' });
    const target: NodeOf<'model'> = { kind: 'model', connection: await first(app), model: aModel() };
    await exportTrail.run(app, target, []);
    assert.match(new TextDecoder().decode(app.ui.saved[0]?.[1]), /"alias": "old"/);
    await findVersion.run(app, undefined, []);
    app.ui.answer({ pick: 'Production' }, { press: 'Move and Archive Others' });
    await transitionStage.run(app, await node(app, '5999'), []);
    assert.deepEqual((await stored(app, 'churn', '1')).currentStage, 'Archived');
  });

  it('say which versions may have had an alias where the clocks of two people contradict each other', async () => {
    const write = (who: string, when: string, version: number, from: number | null): void => {
      const value = JSON.stringify({
        when,
        who,
        why: '',
        verdict: 'none',
        moves: [{ alias: 'b', from: from && String(from), to: String(version) }],
      });
      database.insert('model_version_tags', {
        name: 'churn',
        version,
        key: `${recordTagPrefix}${who}${version}`,
        value,
      });
    };
    database.addVersion({ name: 'churn', version: 3, aliases: ['b'], source: 's' });
    write('ann', '2026-05-03T08:00:00.000Z', 1, null);
    write('bob', '2026-05-03T20:00:00.000Z', 2, 1);
    write('ann', '2026-05-03T09:00:00.000Z', 3, 2);
    using app = appWith({ pick: '@b' }, { type: '2026-05-03' }, { pick: 'CSV' });
    const target: NodeOf<'model'> = { kind: 'model', connection: await first(app), model: aModel() };
    await holderAtMoment.run(app, target, []);
    assert.match(
      app.ui.messages.at(-1) ?? '',
      /^On .*, one of these had @b of churn: version 3, no version, version 1 and version 2\. Which one cannot be told: the clocks of ann and bob differ from/,
    );
    await exportTrail.run(app, target, []);
    const text = new TextDecoder().decode(app.ui.saved[0]?.[1]);
    assert.equal(text.split('recorded by a clock that differs').length - 1, 3);
    assert.doesNotMatch(text, /made elsewhere/);
  });
});
