import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('the model registry of a database', () => {
  let database: TestDatabase;
  let store: Store;

  before(() => {
    database = new TestDatabase();
    database.addModel('iris', { task: 'classification' });
    database.addModel('Digits');
    database.addModel('prompt', { 'mlflow.prompt.is_prompt': 'true' });
    database.addVersion({
      name: 'iris',
      version: 2,
      runId: 'r2',
      source: 'models:/m-1',
      aliases: ['champion', 'best'],
    });
    database.addVersion({
      name: 'iris',
      version: 10,
      stage: 'Staging',
      aliases: ['challenger'],
      tags: { 'approved-by': 'ada' },
    });
    database.addVersion({ name: 'iris', version: 11, stage: 'Deleted_Internal' });
    database.addVersion({ name: 'Digits', version: 1 });
    database.addVersion({ name: 'prompt', version: 1, tags: { 'mlflow.prompt.is_prompt': 'true' } });
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  const models = async (filter?: string): Promise<string> =>
    (await store.searchRegisteredModels(filter === undefined ? {} : { filter })).items
      .map(({ name }) => name)
      .join(' ');
  const versions = async (filter?: string, orderBy: readonly string[] = []): Promise<string> =>
    (await store.searchModelVersions({ orderBy, ...(filter === undefined ? {} : { filter }) })).items
      .map(({ name, version }) => `${name}/${version}`)
      .join(' ');

  it('lists models by name, without prompts', async () => {
    assert.equal(await models(), 'Digits iris');
  });

  it('shows prompts to a filter that asks for them', async () => {
    assert.equal(await models("tags.`mlflow.prompt.is_prompt` = 'true'"), 'prompt');
    assert.equal(await models("tags.`mlflow.prompt.is_prompt` = 'false'"), 'Digits iris');
    assert.equal(await versions("name = 'prompt'"), '');
    assert.equal(await versions("name = 'prompt' AND tags.`mlflow.prompt.is_prompt` = 'true'"), 'prompt/1');
  });

  it('finds models by name and tag', async () => {
    assert.equal(await models("name ILIKE 'd%'"), 'Digits');
    assert.equal(await models("tags.task = 'classification'"), 'iris');
    assert.equal(await models("name IN ('iris', 'prompt')"), 'iris');
  });

  it('gives a model its aliases and tags', async () => {
    const model = await store.getRegisteredModel('iris');
    assert.deepEqual({ ...model.aliases }, { best: '2', champion: '2', challenger: '10' });
    assert.deepEqual({ ...model.tags }, { task: 'classification' });
  });

  it('lists versions by name, the newest first, without deleted ones', async () => {
    assert.equal(await versions(), 'Digits/1 iris/10 iris/2');
    assert.equal(await versions("name = 'iris'", ['version_number ASC']), 'iris/2 iris/10');
    assert.equal(await versions("run_id = 'r2'"), 'iris/2');
    assert.equal(await versions("version_number > 2 and tags.`approved-by` = 'ada'"), 'iris/10');
  });

  it('gives a version its aliases, and the logged model it came from', async () => {
    const version = await store.getModelVersion('iris', '2');
    assert.deepEqual(version.aliases, ['best', 'champion']);
    assert.equal(version.modelId, 'm-1');
    assert.equal((await store.searchModelVersions({ filter: "run_id = 'r2'" })).items[0]?.aliases.length, 2);
  });

  it('finds the version of an alias, and the highest one for MLflow\'s "latest"', async () => {
    assert.equal((await store.getModelVersionByAlias('iris', 'champion')).version, '2');
    assert.equal((await store.getModelVersionByAlias('iris', 'Latest')).version, '10');
  });

  it('fails as MLflow does for what is not there', async () => {
    const missing = 'RESOURCE_DOES_NOT_EXIST';
    await assert.rejects(store.getRegisteredModel('none'), said('notFound', missing));
    await assert.rejects(store.getModelVersion('iris', '11'), said('notFound', missing));
    await assert.rejects(store.getModelVersion('iris', 'one'), said('invalid', 'INVALID_PARAMETER_VALUE'));
    await assert.rejects(store.getModelVersionByAlias('none', 'champion'), said('notFound', missing));
    await assert.rejects(
      store.getModelVersionByAlias('iris', 'constructor'),
      said('notFound', 'INVALID_PARAMETER_VALUE'),
    );
  });

  it('shows only the workspace that MLflow shows', async () => {
    database.insert('registered_models', {
      name: 'elsewhere',
      workspace: 'team-b',
      creation_time: 1,
      last_updated_time: 1,
    });
    assert.equal(await models(), 'Digits iris');
    await assert.rejects(store.getRegisteredModel('elsewhere'), said('notFound', 'RESOURCE_DOES_NOT_EXIST'));
  });

  function said(fault: string, errorCode: string): (error: unknown) => boolean {
    return (error) => error instanceof StoreError && error.fault === fault && error.errorCode === errorCode;
  }
});
