import assert from 'node:assert/strict';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import { agreeOnSome } from './agree.ts';
import { asMlflowReads, refused, type WriterContext } from './writerContext.ts';

export function registryWriterTests(context: WriterContext): void {
  let odd = '';
  let copied = { name: '', version: '' };
  let source = '';
  const model = (name: string): Promise<RegisteredModel> => asMlflowReads(context, 'getRegisteredModel', name);
  const version = (name: string, number: string): Promise<ModelVersion> =>
    asMlflowReads(context, 'getModelVersion', name, number);

  const isAsMlflowReads = (made: ModelVersion): Promise<unknown> =>
    agreeOnSome(Promise.resolve(made), context.place.oracle.ask('getModelVersion', made.name, made.version));

  /** As it was before a tag or alias was changed and changed back; where that counts as a change, the time tells. */
  const isAsBefore = async (before: RegisteredModel): Promise<void> => {
    const { lastUpdateTimeMs = 0, ...after } = await model(before.name);
    const { lastUpdateTimeMs: timeBefore = 0, ...expected } = before;
    assert.deepEqual(after, expected);
    assert.equal(lastUpdateTimeMs > timeBefore, context.place.keysCount);
  };

  before(() => {
    ({ odd, copied } = context.place);
    source = `models:/${copied.name}/${copied.version}`;
  });

  it('makes a model, with a description and tags or without, and numbers its versions from 1', async () => {
    const { writer } = context;
    const beforeMs = Date.now();
    const name = ` New model é 大 🏅 "x" \`y\` #1 - ${context.store.kind} `;
    await writer.createRegisteredModel({
      name,
      description: 'what: it "is"\n- é',
      tags: { team: 'größe', 'a b/c': '' },
    });
    const { creationTimeMs = 0, lastUpdateTimeMs, ...made } = await model(name);
    assert.deepEqual(made, {
      name,
      description: 'what: it "is"\n- é',
      aliases: {},
      tags: { team: 'größe', 'a b/c': '' },
    });
    assert.ok(creationTimeMs >= beforeMs && creationTimeMs <= Date.now());
    if (!context.place.keysCount) assert.equal(lastUpdateTimeMs, creationTimeMs);
    assert.equal((await writer.createModelVersion({ name, source })).version, '1');
    await writer.setRegisteredModelAlias(name, 'first', '1');
    assert.deepEqual((await model(name)).aliases, { first: '1' });
  });

  it('keeps of a new model what MLflow keeps of one', async () => {
    const { writer, place, store } = context;
    const ours = `bare ${store.kind}`;
    const theirs = `bare as MLflow makes it ${store.kind}`;
    await writer.createRegisteredModel({ name: ours });
    await place.oracle.ask('createRegisteredModel', theirs);
    assert.deepEqual(place.keptOf(ours), place.keptOf(theirs));
    assert.deepEqual([(await model(ours)).description, (await model(ours)).tags], ['', {}]);
  });

  for (const name of ['', ' ', 'a/b', 'a:b', '.', '..', '..a', '/']) {
    it(`refuses to call a model "${name}", as MLflow does`, async () => {
      await refused(context.writer.createRegisteredModel({ name }), 'INVALID_PARAMETER_VALUE');
      assert.deepEqual(await context.place.oracle.ask('createRegisteredModel', name), {
        errorCode: 'INVALID_PARAMETER_VALUE',
      });
    });
  }

  it('makes no model where there is one of that name, or a prompt, and leaves that as it is', async () => {
    const before = await model(odd);
    await refused(
      context.writer.createRegisteredModel({ name: odd, description: 'another', tags: { a: 'b' } }),
      'RESOURCE_ALREADY_EXISTS',
    );
    assert.deepEqual(await model(odd), before);
    await refused(context.writer.createRegisteredModel({ name: 'a-prompt' }), 'RESOURCE_ALREADY_EXISTS');
  });

  it('makes no model where one of its tags cannot be', async () => {
    const wrong = { name: 'half made', tags: { good: '1', 'a//b': '2' } };
    await refused(context.writer.createRegisteredModel(wrong), 'INVALID_PARAMETER_VALUE');
    assert.deepEqual(await context.place.oracle.ask('getRegisteredModel', 'half made'), {
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
    });
  });

  it('gives an alias, moves it and takes it away, and changes nothing else', async () => {
    const before = await model(odd);
    await context.writer.setRegisteredModelAlias(odd, 'größte_1', '1');
    await isAsBefore({ ...before, aliases: { ...before.aliases, größte_1: '1' } });
    await context.writer.setRegisteredModelAlias(odd, 'größte_1', '2');
    assert.deepEqual((await version(odd, '2')).aliases.includes('größte_1'), true);
    await context.writer.deleteRegisteredModelAlias(odd, 'größte_1');
    await context.writer.deleteRegisteredModelAlias(odd, 'größte_1');
    await isAsBefore(before);
  });

  for (const alias of ['latest', 'LATEST', 'v1', 'V22', '', 'a b', 'a.b', 'a/b', '@champion', 'a'.repeat(256)]) {
    it(`refuses the alias "${alias.slice(0, 10)}"`, () =>
      refused(context.writer.setRegisteredModelAlias(odd, alias, '1'), 'INVALID_PARAMETER_VALUE'));
  }

  it('gives no alias to what is not there', async () => {
    for (const [name, number] of [
      [odd, '99'],
      [odd, '4'],
      ['nosuch', '1'],
    ] as const) {
      await refused(context.writer.setRegisteredModelAlias(name, 'a', number), 'RESOURCE_DOES_NOT_EXIST');
    }
    await refused(context.writer.setRegisteredModelAlias(odd, 'a', 'one'), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.setRegisteredModelAlias('a/b', 'a', '1'), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.deleteRegisteredModelAlias('nosuch', 'a'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteRegisteredModelAlias(odd, 'a b'), 'INVALID_PARAMETER_VALUE');
  });

  it('describes a model, and says when', async () => {
    const { lastUpdateTimeMs: timeBefore = 0, ...before } = await model(odd);
    await context.writer.updateRegisteredModel(odd, { description: 'what it "is"' });
    const { lastUpdateTimeMs = 0, ...after } = await model(odd);
    assert.deepEqual(after, { ...before, description: 'what it "is"' });
    assert.ok(lastUpdateTimeMs > timeBefore);
    await refused(context.writer.updateRegisteredModel('nosuch', { description: '' }), 'RESOURCE_DOES_NOT_EXIST');
  });

  it('sets a tag of a model, changes it, and takes it away, which it may twice', async () => {
    const before = await model(odd);
    await context.writer.setRegisteredModelTag(odd, 'a tag', '');
    await context.writer.setRegisteredModelTag(odd, 'a tag', 'é'.repeat(9000));
    await isAsBefore({ ...before, tags: { ...before.tags, 'a tag': 'é'.repeat(9000) } });
    await context.writer.deleteRegisteredModelTag(odd, 'a tag');
    await context.writer.deleteRegisteredModelTag(odd, 'a tag');
    await isAsBefore(before);
    await refused(context.writer.setRegisteredModelTag('nosuch', 'a', 'b'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.setRegisteredModelTag(odd, 'a//b', 'b'), 'INVALID_PARAMETER_VALUE');
  });

  it('describes and tags a version; only the description counts as a change of it', async () => {
    const before = await version(odd, '1');
    await context.writer.setModelVersionTag(odd, '1', 'approved by', 'ada');
    assert.deepEqual(await version(odd, '1'), { ...before, tags: { ...before.tags, 'approved by': 'ada' } });
    await context.writer.deleteModelVersionTag(odd, '1', 'approved by');
    await context.writer.deleteModelVersionTag(odd, '1', 'approved by');
    assert.deepEqual(await version(odd, '1'), before);
    await context.writer.updateModelVersion(odd, '1', { description: 'the first' });
    const { lastUpdateTimeMs = 0, description } = await version(odd, '1');
    assert.equal(description, 'the first');
    assert.ok(lastUpdateTimeMs > (before.lastUpdateTimeMs ?? 0));
  });

  it('changes no version that is not there', async () => {
    await refused(context.writer.setModelVersionTag(odd, '4', 'a', 'b'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteModelVersionTag(odd, '99', 'a'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.updateModelVersion(odd, '99', { description: '' }), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteModelVersion(odd, '4'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteModelVersion(odd, 'one'), 'INVALID_PARAMETER_VALUE');
  });

  it('makes a version of a version, which keeps its run, and numbers it on', async () => {
    const original = await version(copied.name, copied.version);
    const modelBefore = await model(odd);
    const made = await context.writer.createModelVersion({
      name: odd,
      source,
      description: 'a copy',
      tags: { copied: 'yes', again: '' },
    });
    await isAsMlflowReads(made);
    assert.equal(made.source, source);
    assert.equal(made.runId, original.runId);
    assert.deepEqual([made.description, made.currentStage, made.status], ['a copy', 'None', 'READY']);
    assert.deepEqual({ ...made.tags }, { copied: 'yes', again: '' });
    assert.ok(((await model(odd)).lastUpdateTimeMs ?? 0) > (modelBefore.lastUpdateTimeMs ?? 0));
    const next = await context.writer.createModelVersion({ name: odd, source });
    assert.equal(Number(next.version), Number(made.version) + 1);
  });

  it('makes a version of a run', async () => {
    const { runId } = await version(copied.name, copied.version);
    const made = await context.writer.createModelVersion({ name: odd, source: `runs:/${runId}/model`, runId });
    await isAsMlflowReads(made);
    assert.equal(made.runId, runId);
  });

  it('makes a version of a logged model, and tells that', async () => {
    const { modelId } = await version(copied.name, copied.version);
    assert.notEqual(modelId, '');
    const made = await context.writer.createModelVersion({ name: odd, source: `models:/${modelId}` });
    await isAsMlflowReads(made);
    const { tags } = await asMlflowReads<{ tags: Record<string, string> }>(context, 'getLoggedModel', modelId);
    const told = JSON.parse(tags['mlflow.modelVersions'] ?? '[]') as { name: string; version: unknown }[];
    assert.ok(told.some((each) => each.name === odd && String(each.version) === made.version));
  });

  it('makes no version of what is not there', async () => {
    await refused(
      context.writer.createModelVersion({ name: 'nosuch', source }),
      context.place.errorCodes.versionOfNoModel,
    );
    await refused(context.writer.createModelVersion({ name: odd, source: '' }), 'INVALID_PARAMETER_VALUE');
    await refused(
      context.writer.createModelVersion({ name: odd, source: `models:/${copied.name}/99` }),
      'RESOURCE_DOES_NOT_EXIST',
    );
  });

  it('moves a version to a stage, and archives the one that was there', async () => {
    await context.writer.transitionModelVersionStage(odd, '1', { stage: 'Production' });
    await context.writer.transitionModelVersionStage(odd, '2', { stage: 'production', archiveExistingVersions: true });
    assert.deepEqual(
      [(await version(odd, '1')).currentStage, (await version(odd, '2')).currentStage],
      ['Archived', 'Production'],
    );
    const modelTime = (await model(odd)).lastUpdateTimeMs;
    assert.deepEqual(
      [(await version(odd, '1')).lastUpdateTimeMs, (await version(odd, '2')).lastUpdateTimeMs],
      [modelTime, modelTime],
    );
    await context.writer.transitionModelVersionStage(odd, '2', { stage: 'None' });
    assert.equal((await version(odd, '2')).currentStage, 'None');
  });

  it('refuses a stage that is none, and to archive for one that is not in use', async () => {
    const { writer } = context;
    await refused(writer.transitionModelVersionStage(odd, '1', { stage: 'Live' }), 'INVALID_PARAMETER_VALUE');
    const archive = { stage: 'None', archiveExistingVersions: true };
    await refused(writer.transitionModelVersionStage(odd, '1', archive), 'INTERNAL_ERROR');
    await refused(writer.transitionModelVersionStage(odd, '99', { stage: 'None' }), 'RESOURCE_DOES_NOT_EXIST');
  });

  it('deletes a version with its aliases, leaves only what MLflow leaves of it, and does not use its number again', async () => {
    const { writer, place } = context;
    const { version: number } = await writer.createModelVersion({ name: odd, source });
    await writer.setRegisteredModelAlias(odd, 'doomed', number);
    await writer.deleteModelVersion(odd, number);
    assert.deepEqual(await place.oracle.ask('getModelVersion', odd, number), { errorCode: 'RESOURCE_DOES_NOT_EXIST' });
    assert.equal((await model(odd)).aliases['doomed'], undefined);
    assert.deepEqual(place.remainsOf(odd, number), place.remains);
    const next = await writer.createModelVersion({ name: odd, source });
    assert.equal(Number(next.version), Number(number) + 1);
  });
}
