import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openFileStore } from '../../../src/stores/file/fileStore.ts';
import { openRestStore } from '../../../src/stores/rest/restStore.ts';
import { usualLimits } from '../../../src/stores/rest/limits.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/sqliteStore.ts';
import type { SearchQuery, Store } from '../../../src/stores/store.ts';
import { StoreError, type StoreFault } from '../../../src/stores/storeError.ts';
import type { Page } from '../../../src/model/page.ts';
import { TestDatabase } from '../../support/database.ts';
import { sendJson, serve } from '../../support/httpServer.ts';
import { TestMlruns } from '../../support/mlruns.ts';
import { seed } from '../../support/seed.ts';

const strange = [
  '',
  ' ',
  '.',
  '..',
  '/',
  '../1',
  'a/b',
  'a\\b',
  '%',
  '%2e',
  '\0',
  '\ud800',
  '\udc00x',
  '\u202e',
  '__proto__',
  'constructor',
  '-1',
  '1e3',
  '9'.repeat(40),
  'x'.repeat(5000),
  "'",
  '"',
  '`',
  '*',
  '?',
  '#',
  '=',
  'x=1&y',
  '𝒳',
];
const anyText = fc.oneof(fc.constantFrom(...strange), fc.string({ unit: 'binary' }));

const questions: Readonly<Record<string, (store: Store, text: string, other: string) => Promise<unknown>>> = {
  getExperiment: (store, text) => store.getExperiment(text),
  getRun: (store, text) => store.getRun(text),
  getMetricHistory: (store, text, other) => store.getMetricHistory(text, other),
  ofAKnownRun: (store, text) => store.getMetricHistory('r', text),
  sample: (store, text, other) => store.sampleMetricHistories({ runIds: [text, 'r'], key: other, maxPoints: 10 }),
  searchRuns: (store, text) => store.searchRuns({ experimentIds: ['1', text] }),
  searchLoggedModels: (store, text, filter) => store.searchLoggedModels({ experimentIds: [text], filter }),
  getLoggedModel: (store, text) => store.getLoggedModel(text),
  getRegisteredModel: (store, text) => store.getRegisteredModel(text),
  getModelVersion: (store, text, other) => store.getModelVersion(text, other),
  ofAKnownModel: (store, text) => store.getModelVersion('net', text),
  getModelVersionByAlias: (store, text, other) => store.getModelVersionByAlias(text, other),
  ofAKnownAlias: (store, text) => store.getModelVersionByAlias('net', text),
  listArtifacts: (store, text) => store.listArtifacts({ runId: 'r' }, text),
  ofAnyRun: (store, text, other) => store.listArtifacts({ runId: text }, other),
  ofAnyModel: (store, text, other) => store.listArtifacts({ modelId: text }, other),
  ofAnyVersion: (store, text, other) => store.listArtifacts({ name: text, version: other }),
  readArtifact: (store, text) => store.readArtifact({ runId: 'r' }, text),
  searchExperiments: (store, filter, order) => store.searchExperiments({ filter, orderBy: [order] }),
  searchRegisteredModels: (store, filter, order) => store.searchRegisteredModels({ filter, orderBy: [order] }),
  searchModelVersions: (store, filter, order) => store.searchModelVersions({ filter, orderBy: [order] }),
};

/** Searches that have more than one page, each of one item. */
const searches: Readonly<Record<string, (store: Store, query: SearchQuery) => Promise<Page<unknown>>>> = {
  searchExperiments: (store, query) => store.searchExperiments(query),
  searchRuns: (store, query) => store.searchRuns({ experimentIds: ['1'], orderBy: ['metrics.loss DESC'], ...query }),
  searchRegisteredModels: (store, query) => store.searchRegisteredModels(query),
  searchModelVersions: (store, query) => store.searchModelVersions(query),
};

describe('any text', () => {
  const database = new TestDatabase();
  const files = new TestMlruns();
  const stores: Record<string, Store> = {};
  const ends: (() => Promise<void>)[] = [];

  before(async () => {
    for (const store of [database, files]) {
      for (const id of ['1', '2']) store.addExperiment(id, `experiment ${id}`);
      for (const model of ['net', 'other']) store.addModel(model);
    }
    for (const runId of ['r', 's']) {
      database.addRun({ runId, metrics: { loss: runId === 'r' ? 1 : NaN } });
      files.addRun({ runId, metrics: { loss: '1 2 3\n' } });
    }
    for (const version of [1, 2]) {
      database.addVersion({ name: 'net', version });
      files.addVersion('net', version);
    }
    const server = await serve((_request, response) => {
      sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: '' }, 404);
    });
    stores['a database'] = openSqliteStore(database.path);
    stores['a folder'] = openFileStore(files.path);
    stores['a server'] = openRestStore(server.url, {}, { ...usualLimits, firstDelayMs: 1, longestDelayMs: 2 });
    ends.push(() => server.close(), ...Object.values(stores).map((store) => () => store.close()));
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
    database.dispose();
    files[Symbol.dispose]();
  });

  async function answerOf<Answer>(
    asked: () => Promise<Answer>,
    ...may: readonly StoreFault[]
  ): Promise<Answer | undefined> {
    try {
      return await asked();
    } catch (error) {
      assert.ok(error instanceof StoreError, String((error as Error).stack));
      assert.ok(may.includes(error.fault), `${error.fault}: ${error.message}`);
      assert.notEqual(error.message, '');
      return undefined;
    }
  }

  for (const kind of ['a database', 'a folder', 'a server']) {
    function storeOf(): Store {
      return stores[kind] ?? assert.fail();
    }

    it(`in the place of any name or id is answered by ${kind}, or refused with a sentence`, async function () {
      this.timeout(30_000);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(questions)), anyText, anyText, async (name, text, other) => {
          await answerOf(async () => questions[name]?.(storeOf(), text, other), 'notFound', 'invalid', 'unsupported');
        }),
        { seed, numRuns: 1_200 },
      );
    });

    it(`in the place of a page token is refused by ${kind}, or begins a page`, async function () {
      this.timeout(30_000);
      const tokens: Record<string, string> = {};
      for (const [name, search] of Object.entries(searches)) {
        tokens[name] = (await answerOf(() => search(storeOf(), { maxResults: 1 }), 'notFound'))?.nextPageToken ?? '';
      }
      assert.ok(kind === 'a server' || Object.values(tokens).every((token) => token !== ''));
      const forged = fc.tuple(
        fc.constantFrom('of', 'by', 'offset', 'last', 'after'),
        fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 0, 1e300, [{ number: 'NaN' }, null], [{ number: [] }, '1'], [])),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.keys(searches)),
          fc.oneof(anyText, fc.json().map(base64), fc.array(forged, { minLength: 1, maxLength: 2 })),
          async (name, change) => {
            const real = JSON.parse(Buffer.from(tokens[name] ?? '', 'base64url').toString() || '{}') as object;
            const pageToken =
              typeof change === 'string' ? change : base64(JSON.stringify({ ...real, ...Object.fromEntries(change) }));
            const page = await answerOf(
              async () => searches[name]?.(storeOf(), { maxResults: 1, pageToken }),
              kind === 'a server' ? 'notFound' : 'invalid',
            );
            assert.ok(page === undefined || page.items.length <= 1);
          },
        ),
        { seed, numRuns: 500 },
      );
    });
  }
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}
