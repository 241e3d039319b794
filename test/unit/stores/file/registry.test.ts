import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { eachWithStore } from './storeTest.ts';

describe('the registry of a file store', () => {
  const test = eachWithStore();
  const models = async (filter?: string, orderBy?: readonly string[]): Promise<readonly string[]> => {
    const query = { ...(filter !== undefined && { filter }), ...(orderBy && { orderBy }) };
    return (await test.store.searchRegisteredModels(query)).items.map(({ name }) => name);
  };
  const versions = async (filter?: string, orderBy?: readonly string[]): Promise<readonly string[]> => {
    const query = { ...(filter !== undefined && { filter }), ...(orderBy && { orderBy }) };
    return (await test.store.searchModelVersions(query)).items.map(({ name, version }) => `${name} ${version}`);
  };
  beforeEach(() => {
    test.files.addModel('net', { team: 'a' });
    test.files.addVersion('net', 1, { source: 's3://one', run_id: 'r1' });
    test.files.addVersion('net', 2, { source: 'models:/m-7', model_id: null });
    test.files.addVersion('net', 10);
    test.files.addVersion('net', 11, { current_stage: 'Deleted_Internal' });
    test.files.write('models/net/version-1/tags/gate', 'passed');
    for (const alias of ['best', 'champion']) test.files.write(`models/net/aliases/${alias}`, '2');
    test.files.write('models/net/aliases/old', '11');
    test.files.addModel('a-prompt', { 'mlflow.prompt.is_prompt': 'true' });
    test.files.addVersion('a-prompt', 1);
    test.files.write('models/a-prompt/version-1/tags/mlflow.prompt.is_prompt', 'true');
    test.files.addModel('Zebra');
  });

  it('lists models by name, and prompts only when they are asked for', async () => {
    assert.deepEqual(await models(), ['Zebra', 'net']);
    assert.deepEqual(await models("tags.`mlflow.prompt.is_prompt` = 'true'"), ['a-prompt']);
    assert.deepEqual(await models("tags.`mlflow.prompt.is_prompt` = 'false' AND name LIKE 'n%'"), ['net']);
    assert.deepEqual(await models("tags.team = 'a'"), ['net']);
    assert.deepEqual(await models(undefined, ['name DESC']), ['net', 'Zebra']);
  });

  it('lists versions, the last changed first, without what was deleted', async () => {
    assert.deepEqual(await versions(), ['net 10', 'net 2', 'net 1']);
    assert.deepEqual(await versions(undefined, ['version_number']), ['net 1', 'net 2', 'net 10']);
    assert.deepEqual(await versions("run_id = 'r1'"), ['net 1']);
    assert.deepEqual(await versions('version_number > 1 AND version_number < 10'), ['net 2']);
    assert.deepEqual(await versions("tags.gate = 'passed'"), ['net 1']);
  });

  it('knows the version that an alias names, by the rules of MLflow', async () => {
    const champion = await test.store.getModelVersionByAlias('net', 'champion');
    assert.deepEqual([champion.version, champion.aliases, champion.modelId], ['2', ['best', 'champion'], 'm-7']);
    assert.equal((await test.store.getModelVersionByAlias('net', 'Latest')).version, '10');
    const refusals = [
      ['net', 'nosuch', 'notFound', 'INVALID_PARAMETER_VALUE'],
      ['net', 'toString', 'notFound', 'INVALID_PARAMETER_VALUE'],
      ['net', 'old', 'notFound', 'RESOURCE_DOES_NOT_EXIST'],
      ['net', '../meta.yaml', 'invalid', 'INVALID_PARAMETER_VALUE'],
      ['nosuch', 'champion', 'notFound', 'RESOURCE_DOES_NOT_EXIST'],
    ] as const;
    for (const [name, alias, fault, errorCode] of refusals)
      await assert.rejects(test.store.getModelVersionByAlias(name, alias), { fault, errorCode });
  });

  it('says so when a model or version is not there, or can never be', async () => {
    const refused = (fault: string, errorCode: string) => ({ fault, errorCode });
    await assert.rejects(test.store.getRegisteredModel('nosuch'), refused('notFound', 'RESOURCE_DOES_NOT_EXIST'));
    for (const name of ['..', 'a/b', 'a%b', '', 'a:b'])
      await assert.rejects(test.store.getRegisteredModel(name), refused('invalid', 'INVALID_PARAMETER_VALUE'));
    for (const version of ['11', '99'])
      await assert.rejects(test.store.getModelVersion('net', version), refused('notFound', 'RESOURCE_DOES_NOT_EXIST'));
    for (const version of ['two', '', '../1'])
      await assert.rejects(test.store.getModelVersion('net', version), refused('invalid', 'INVALID_PARAMETER_VALUE'));
    assert.equal((await test.store.getModelVersion('net', '02')).version, '2');
  });

  it('goes on without a model or version whose file is damaged', async () => {
    test.files.write('models/net/version-2/meta.yaml', '- 1\n');
    test.files.write('models/Zebra/meta.yaml', 'name: *x\n');
    test.files.write('models/notes/readme.txt', '');
    test.files.age('models/net/version-2/meta.yaml', 'models/Zebra/meta.yaml');
    assert.deepEqual([await models(), await versions()], [['net'], ['net 10', 'net 1']]);
    assert.equal(test.leftOut().length, 2);
    await assert.rejects(test.store.getModelVersion('net', '2'), { fault: 'damaged' });
    await assert.rejects(test.store.getModelVersionByAlias('net', 'best'), { fault: 'damaged' });
  });

  it('is empty where there is none', async () => {
    rmSync(test.files.at('models'), { recursive: true });
    assert.deepEqual([await models(), await versions()], [[], []]);
  });
});
