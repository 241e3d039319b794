import assert from 'node:assert/strict';
import type { Store } from '../../../../src/stores/store.ts';
import { sendJson } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const runInfo = { run_id: 'r', experiment_id: '1' };
const searches: readonly (readonly [
  what: string,
  field: string,
  good: object,
  ask: (store: Store) => Promise<{ items: readonly object[] }>,
])[] = [
  ['runs', 'runs', { info: runInfo }, (store) => store.searchRuns({ experimentIds: ['1'] })],
  ['experiments', 'experiments', { experiment_id: '1' }, (store) => store.searchExperiments()],
  [
    'logged models',
    'models',
    { info: { model_id: 'm', experiment_id: '1' } },
    (store) => store.searchLoggedModels({ experimentIds: ['1'] }),
  ],
  ['registered models', 'registered_models', { name: 'net' }, (store) => store.searchRegisteredModels()],
];

describe('a page in which one item cannot be read', () => {
  const { both } = restFixture();
  const bad = [null, [], 'secret name', { info: { ...runInfo, start_time: 'secret time' }, experiment_id: {} }];

  for (const [what, field, good, ask] of searches) {
    it(`shows the other ${what}, and the log says what was left out`, async () => {
      const lines: string[] = [];
      let items: readonly unknown[] = [bad[0], good, ...bad.slice(1), good];
      const { store } = await both(
        (_request, response) => {
          sendJson(response, { [field]: items });
        },
        { log: (line) => lines.push(line) },
      );
      assert.equal((await ask(store)).items.length, 2);
      const [line, ...more] = lines.filter((each) => each.includes('left out'));
      assert.match(line ?? '', /left out 4 of a page: .+ cannot be read: .+ should be /);
      assert.deepEqual(more, []);
      assert.ok(!lines.join().includes('secret'));
      items = bad;
      await failure(ask(store), 'damaged');
    });
  }

  it('is no history of a metric: of that nothing is left out', async () => {
    const { store } = await both((_request, response) => {
      sendJson(response, {
        metrics: [
          { key: 'loss', value: 1, step: 0 },
          { key: 'loss', value: 'x', step: 1 },
        ],
      });
    });
    await failure(store.getMetricHistory('r', 'loss'), 'damaged');
  });
});

describe('pages that are empty without end', () => {
  const { both } = restFixture();

  it('are given up, of a history as of a folder', async () => {
    const { store, server } = await both((_request, response) => {
      sendJson(response, { next_page_token: String(server.requests.length) });
    });
    assert.match((await failure(store.getMetricHistory('r', 'loss'), 'damaged')).message, /empty without end/);
    assert.match((await failure(store.listArtifacts({ runId: 'r' }), 'damaged')).message, /empty without end/);
    assert.ok(server.requests.length < 250, String(server.requests.length));
  });
});
