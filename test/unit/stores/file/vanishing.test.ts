import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { restlessIds, startDisturbing } from '../../../support/restless.ts';
import { a, b, eachWithStore } from './storeTest.ts';

describe('a file store in which others remove and move what is there', () => {
  const test = eachWithStore();
  let child: ChildProcess | undefined;
  afterEach(async () => {
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  });

  const questions: readonly ((store: Store, runId: string) => Promise<unknown>)[] = [
    (store, runId) => store.getRun(runId),
    (store, runId) => store.getMetricHistory(runId, 'loss'),
    (store, runId) => store.sampleMetricHistories({ runIds: [runId], key: 'val/loss', maxPoints: 10 }),
    (store, runId) => store.listArtifacts({ runId }),
    (store, runId) => store.readArtifact({ runId }, 'a.txt'),
    (store) => store.getExperiment('2'),
    (store) => store.getRegisteredModel('net'),
    (store) => store.getModelVersion('net', '1'),
  ];

  for (const seed of [1, 20261121]) {
    it(`shows all others in every answer, and fails with nothing but a sentence (seed ${String(seed)})`, async function () {
      this.timeout(30_000);
      const { files, store } = test;
      files.addExperiment('1', 'wine');
      files.addExperiment('2', 'restless');
      mkdirSync(files.at('.trash'));
      files.addModel('net');
      files.addVersion('net', 1);
      files.addModel('still');
      files.addVersion('still', 1);
      for (const runId of [a, b])
        files.addRun({ runId, name: 'still', metrics: { loss: '1 2 3\n' }, params: { lr: '1' } });

      child = await startDisturbing(files.path, seed);
      const ended = once(child, 'close') as Promise<[number | null]>;
      let asked = 0;
      for (let at = 0; child.exitCode === null; at++) {
        for (const query of [{}, { filter: "metrics.loss > 0 AND params.lr = '1'" }, { orderBy: ['metrics.loss'] }]) {
          const { items } = await store.searchRuns({ experimentIds: ['1', '2'], ...query });
          assert.equal(items.filter(({ runName }) => runName === 'still').length, 2);
        }
        assert.ok((await store.searchExperiments()).items.some(({ name }) => name === 'wine'));
        assert.ok((await store.searchRegisteredModels()).items.some(({ name }) => name === 'still'));
        assert.ok((await store.searchModelVersions()).items.some(({ name }) => name === 'still'));
        for (const question of questions) {
          try {
            await question(store, restlessIds[at % restlessIds.length] ?? '');
          } catch (error) {
            assert.ok(error instanceof StoreError, String((error as Error).stack));
            assert.ok(['notFound', 'damaged', 'unsupported'].includes(error.fault), `${error.fault}: ${error.message}`);
          }
        }
        asked++;
      }
      assert.deepEqual(await ended, [0, null]);
      assert.ok(asked > 3, String(asked));
    });
  }
});
