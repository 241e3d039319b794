import assert from 'node:assert/strict';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import type { SearchQuery } from '../../src/stores/store.ts';
import { agree, agreeOnSome, agreeToRefuse, allPages } from './agree.ts';
import type { Context } from './context.ts';

const odd = "odd `model` 'x' é";
const classifier = 'breast-cancer-classifier';

export function registryTests(context: Context): void {
  type Both = [Promise<unknown>, ReturnType<Context['oracle']['ask']>];
  const models = (query: SearchQuery): Both => [
    allPages((pageToken) => context.store.searchRegisteredModels({ ...query, ...(pageToken && { pageToken }) })),
    context.oracle.ask('searchRegisteredModels', query),
  ];
  const versions = (query: SearchQuery): Both => [
    allPages((pageToken) => context.store.searchModelVersions({ ...query, ...(pageToken && { pageToken }) })),
    context.oracle.ask('searchModelVersions', { orderBy: ['name', 'version_number DESC'], ...query }),
  ];
  const version = (name: string, number: string): Both => [
    context.store.getModelVersion(name, number),
    context.oracle.ask('getModelVersion', name, number),
  ];
  const alias = (name: string, alias: string): Both => [
    context.store.getModelVersionByAlias(name, alias),
    context.oracle.ask('getModelVersionByAlias', name, alias),
  ];

  it('lists the models by name, with aliases and tags, and without prompts', async () => {
    const found = ((await agreeOnSome(...models({}))) as RegisteredModel[][]).flat();
    assert.deepEqual(
      found.map(({ name }) => name),
      [classifier, 'digits-reader', 'no versions', odd, 'wine-cultivar'],
    );
  });

  it('gives pages of the size asked for', async () => {
    const pages = (await agreeOnSome(...models({ maxResults: 2 }))) as RegisteredModel[][];
    assert.equal(pages.length, 3);
  });

  for (const orderBy of [['name DESC'], ['last_updated_timestamp DESC'], ['timestamp']]) {
    it(`sorts models by ${orderBy.join(', ')}`, () => agreeOnSome(...models({ orderBy })));
  }
  for (const filter of ["name LIKE '%cancer%'", "name ILIKE 'WINE%'", "tags.owner = 'ada'", 'name LIKE "odd %"']) {
    it(`finds the models with ${filter}`, () => agreeOnSome(...models({ filter })));
  }
  for (const filter of ['name', "colour = 'red'", 'name > 3', "name = 'a' OR name = 'b'"]) {
    it(`refuses to filter models by ${filter}`, () => agreeToRefuse(...models({ filter })));
  }
  it('refuses to sort models by what they do not have', () => agreeToRefuse(...models({ orderBy: ['colour'] })));

  for (const name of [classifier, odd, 'no versions']) {
    it(`gets the model ${name}`, () =>
      agreeOnSome(context.store.getRegisteredModel(name), context.oracle.ask('getRegisteredModel', name)));
  }
  it('has no model of a name that is not there', () =>
    agreeToRefuse(context.store.getRegisteredModel('nosuch'), context.oracle.ask('getRegisteredModel', 'nosuch')));

  it('lists all versions by model, the newest first, and none that was deleted', async () => {
    const found = ((await agreeOnSome(...versions({}))) as ModelVersion[][]).flat();
    assert.deepEqual(
      found.filter(({ name }) => name === odd).map((each) => each.version),
      ['3', '2', '1'],
    );
  });

  it('gives pages of versions', async () => {
    const pages = (await agreeOnSome(...versions({ maxResults: 3 }))) as ModelVersion[][];
    assert.ok(pages.length > 3);
  });

  for (const filter of [
    `name = '${classifier}'`,
    "tags.`approved-by` = 'ada'",
    'version_number > 2',
    'version_number > "2"',
    'name LIKE "odd %"',
  ]) {
    it(`finds the versions with ${filter}`, () => agreeOnSome(...versions({ filter })));
  }
  it('finds no version of a model that is not there', () => agree(...versions({ filter: "name = 'nosuch'" })));
  for (const filter of ['name', "colour = 'red'"]) {
    it(`refuses to filter versions by ${filter}`, () => agreeToRefuse(...versions({ filter })));
  }

  for (const number of ['1', '2', '3']) {
    it(`gets version ${number} with its stage, aliases, tags and source`, async () => {
      await agreeOnSome(...version(odd, number));
      await agreeOnSome(...version(classifier, number));
    });
  }
  for (const [name, number] of [
    [odd, '4'],
    [odd, '99'],
    ['nosuch', '1'],
    [odd, 'one'],
  ] as const) {
    it(`has no version ${number} of ${name}`, () => agreeToRefuse(...version(name, number)));
  }

  for (const [name, word] of [
    [classifier, 'champion'],
    [classifier, 'shadow'],
    [odd, 'constructor'],
    [odd, 'Champion'],
  ] as const) {
    it(`finds ${name}@${word}`, () => agreeOnSome(...alias(name, word)));
  }
  for (const [name, word] of [
    [classifier, 'nosuch'],
    [odd, 'champion'],
    [odd, 'tmp'],
    ['nosuch', 'champion'],
  ] as const) {
    it(`has no ${name}@${word}`, () => agreeToRefuse(...alias(name, word)));
  }
}
