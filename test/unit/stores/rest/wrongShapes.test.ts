import assert from 'node:assert/strict';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import { sendJson } from '../../../support/httpServer.ts';
import { restFixture } from './restFixture.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Path = readonly (string | number)[];

const tags = [{ key: 'colour', value: 'red' }];
const point = { key: 'loss', value: 0.5, timestamp: '5', step: '-3' };
const experiment = { experiment_id: '1', name: 'wine', lifecycle_stage: 'active', creation_time: '1', tags };
const run = {
  info: { run_id: 'r', experiment_id: '1', run_name: 'one', status: 'FINISHED', start_time: 1, end_time: '2' },
  data: { metrics: [point], params: [{ key: 'lr', value: '0.1' }], tags },
  inputs: {
    dataset_inputs: [{ tags, dataset: { name: 'd', digest: 'x', source_type: 'local', source: '{}', schema: '{}' } }],
    model_inputs: [{ model_id: 'm-1' }],
  },
  outputs: { model_outputs: [{ model_id: 'm-2', step: '4' }] },
};
const loggedModel = {
  info: { model_id: 'm-1', experiment_id: '1', name: 'net', status: 'LOGGED_MODEL_READY', tags },
  data: { params: [{ key: 'lr', value: '0.1' }], metrics: [{ ...point, run_id: 'r', dataset_name: 'd' }] },
};
const registeredModel = {
  name: 'net',
  description: 'd',
  creation_timestamp: 1,
  aliases: [{ alias: 'best', version: '1' }],
  tags,
};
const version = {
  name: 'net',
  version: '1',
  current_stage: 'None',
  status: 'READY',
  source: 'runs:/r/model',
  run_id: 'r',
  tags,
};
const files = [
  { path: 'model', is_dir: true },
  { path: 'a.txt', is_dir: false, file_size: '5' },
];

/** Each question of a store with a good answer to it, by the end of the path that it goes to; `also` is asked as well, and answered well. */
const questions: readonly {
  readonly path: string;
  readonly good: Json;
  readonly also?: Readonly<Record<string, Json>>;
  readonly ask: (store: Store) => Promise<unknown>;
  /** What else may be wrong with an answer that has the right shape. */
  readonly mayBe?: StoreFault;
}[] = [
  {
    path: 'experiments/search',
    good: { experiments: [experiment], next_page_token: 'x' },
    ask: (store) => store.searchExperiments(),
  },
  { path: 'experiments/get', good: { experiment }, ask: (store) => store.getExperiment('1') },
  {
    path: 'runs/search',
    good: { runs: [run], next_page_token: 'x' },
    ask: (store) => store.searchRuns({ experimentIds: ['1'] }),
  },
  { path: 'runs/get', good: { run }, ask: (store) => store.getRun('r') },
  {
    path: 'metrics/get-history',
    good: { metrics: [point], next_page_token: '' },
    ask: (store) => store.getMetricHistory('r', 'loss'),
  },
  {
    path: 'metrics/get-history-bulk-interval',
    good: { metrics: [{ ...point, run_id: 'r' }] },
    ask: (store) => store.sampleMetricHistories({ runIds: ['r'], key: 'loss', maxPoints: 10 }),
  },
  {
    path: 'logged-models/search',
    good: { models: [loggedModel] },
    ask: (store) => store.searchLoggedModels({ experimentIds: ['1'] }),
  },
  { path: 'logged-models/m-1', good: { model: loggedModel }, ask: (store) => store.getLoggedModel('m-1') },
  {
    path: 'registered-models/search',
    good: { registered_models: [registeredModel] },
    ask: (store) => store.searchRegisteredModels(),
  },
  {
    path: 'registered-models/get',
    good: { registered_model: registeredModel },
    ask: (store) => store.getRegisteredModel('net'),
  },
  {
    path: 'model-versions/search',
    good: { model_versions: [version] },
    also: { 'registered-models/get': { registered_model: registeredModel } },
    ask: (store) => store.searchModelVersions(),
  },
  {
    path: 'registered-models/get',
    good: { registered_model: registeredModel },
    also: { 'model-versions/search': { model_versions: [version] } },
    ask: (store) => store.searchModelVersions(),
  },
  { path: 'model-versions/get', good: { model_version: version }, ask: (store) => store.getModelVersion('net', '1') },
  {
    path: 'registered-models/alias',
    good: { model_version: version },
    ask: (store) => store.getModelVersionByAlias('net', 'best'),
  },
  { path: 'artifacts/list', good: { root_uri: 'x', files }, ask: (store) => store.listArtifacts({ runId: 'r' }) },
  { path: 'artifacts/directories', good: { files }, ask: (store) => store.listArtifacts({ modelId: 'm-1' }) },
  {
    path: 'model-versions/get-download-uri',
    good: { artifact_uri: 'mlflow-artifacts:/1/r/artifacts/model' },
    also: {
      'model-versions/get': { model_version: version },
      'mlflow-artifacts/artifacts': { files },
      'runs/get': { run },
    },
    mayBe: 'unsupported',
    ask: (store) => store.listArtifacts({ name: 'net', version: '1' }),
  },
  {
    path: 'mlflow-artifacts/artifacts',
    good: { files },
    also: {
      'model-versions/get': { model_version: version },
      'model-versions/get-download-uri': { artifact_uri: 'mlflow-artifacts:/1/r/artifacts/model' },
    },
    ask: (store) => store.listArtifacts({ name: 'net', version: '1' }),
  },
  { path: 'server-info', good: { store_type: 'SqlStore' }, ask: (store) => store.capabilities() },
];

/** What may stand in the place of anything. */
const others: readonly Json[] = [null, [], {}, [null], [[]], { a: 1 }, '', 'text', 7, -1.5, 1e300, true];

describe('an answer of the wrong shape', () => {
  const { both } = restFixture();

  for (const { path, good, also = {}, ask, mayBe } of questions) {
    const asked = /=> store\.(\w+)/.exec(String(ask))?.[1] ?? '';

    it(`to ${path}, which ${asked} asks, is read or called damaged, whatever stands in whichever place`, async () => {
      let answer: Json | string = good;
      const { store } = await both((request, response) => {
        const { pathname } = new URL(request.url, 'http://server');
        const other = Object.entries(also).find(([end]) => pathname.endsWith(end));
        if (pathname.endsWith(path)) sendJson(response, typeof answer === 'string' ? answer : JSON.stringify(answer));
        else if (other) sendJson(response, other[1]);
        else sendJson(response, { error_code: 'ENDPOINT_NOT_FOUND', message: pathname }, 404);
      });
      const expected = await ask(store);
      let damaged = 0;
      for (const at of placesIn(good)) {
        for (const wrong of [...others.map((other) => replaced(good, at, other)), without(good, at)]) {
          answer = JSON.stringify(wrong);
          try {
            await ask(store);
          } catch (error) {
            assert.ok(error instanceof StoreError, `${answer}: ${String((error as Error).stack)}`);
            if (error.fault === mayBe) continue;
            assert.equal(error.fault, 'damaged', `${answer}: ${error.message}`);
            assert.ok(error.message.includes(path.replace('m-1', '')), `${answer}: ${error.message}`);
            assert.match(
              error.message,
              / cannot be read: .+ should be .+\. Check that the server is MLflow|go in a circle/,
            );
            damaged++;
          }
        }
        // Names that objects have by themselves are names like any other; JSON.stringify would not write this one.
        answer = JSON.stringify(replaced(good, at, 'PLACE')).replace('"PLACE"', withNames(valueAt(good, at)));
        assert.deepEqual(await ask(store), expected, answer);
      }
      assert.ok(damaged > 0, 'some of it must matter');
      for (const list of [[], [good]]) {
        answer = list;
        await assert.rejects(ask(store), { fault: 'damaged' });
      }
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      answer = good;
      assert.deepEqual(await ask(store), expected);
    });
  }
});

/** The way to the whole, and to each part of it. */
function placesIn(json: Json, at: Path = []): readonly Path[] {
  if (typeof json !== 'object' || json === null) return [at];
  const parts: readonly (readonly [string | number, Json])[] = Array.isArray(json)
    ? (json as readonly Json[]).map((part, index) => [index, part] as const)
    : Object.entries(json);
  return [at, ...parts.flatMap(([name, part]) => placesIn(part, [...at, name]))];
}

function valueAt(json: Json, at: Path): Json {
  return at.reduce<Json>((found, name) => (found as Readonly<Record<string | number, Json>>)[name] ?? null, json);
}

function replaced(json: Json, [name, ...rest]: Path, value: Json): Json {
  if (name === undefined) return value;
  const part = replaced(valueAt(json, [name]), rest, value);
  return Array.isArray(json)
    ? (json as readonly Json[]).map((each, index) => (index === name ? part : each))
    : { ...(json as object), [name]: part };
}

function without(json: Json, at: Path): Json {
  const name = at.at(-1);
  if (name === undefined) return {};
  const parent = valueAt(json, at.slice(0, -1));
  const rest = Array.isArray(parent)
    ? (parent as readonly Json[]).filter((_, index) => index !== name)
    : Object.fromEntries(Object.entries(parent as object).filter(([each]) => each !== name));
  return replaced(json, at.slice(0, -1), rest);
}

/** The text of an object with more names in it; of anything else, its text. */
function withNames(json: Json): string {
  const text = JSON.stringify(json);
  if (!text.startsWith('{') || text === '{}') return text;
  return `{"__proto__": {"polluted": true, "name": 1}, "constructor": {"prototype": {"polluted": true}}, "toString": 1, ${text.slice(1)}`;
}
