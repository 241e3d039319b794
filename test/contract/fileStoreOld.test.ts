import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { oldMlflow, type OldVersion } from './oldMlflow.ts';

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, 'fileOld.py');

/** MLflow before 3 wants more of a `meta.yaml` than MLflow 3 leaves in it, so that Podium must change one without writing it anew. */
describe('what is changed in a folder of an older MLflow, that MLflow reads:', function () {
  this.timeout(60_000);
  before(async function () {
    await needsPython(this);
  });

  const ask = async (version: OldVersion, what: 'seed' | 'read', folder: string): Promise<unknown> => {
    const python = await oldMlflow(version);
    return JSON.parse((await run(python, [program, what, folder], { env: environmentWithoutMlflow() })).stdout);
  };

  const tags = (name: string, colour: string): object => ({ colour, 'mlflow.runName': name });
  const rest = [{ lr: '0.1' }, { loss: 0.5 }];
  const runs = [
    ['changed', 'RUNNING', 'deleted', tags('changed', 'red'), ...rest],
    ['kept', 'RUNNING', 'active', tags('kept', 'red'), ...rest],
    ['kept', 'RUNNING', 'deleted', tags('kept', 'red'), ...rest],
    ['yes: 1', 'FAILED', 'active', tags('yes: 1', 'blue'), ...rest],
  ];

  for (const version of ['1.30.1', '2.22.2'] as const) {
    it(version, async () => {
      using folder = tempFolder();
      const root = path.join(folder.path, 'mlruns');
      await ask(version, 'seed', root);
      const store = await openStore(root);
      try {
        const { writer } = store;
        assert.ok(writer);
        const { items } = await store.searchExperiments({ orderBy: ['name'] });
        const [one = '', two = ''] = items.filter(({ name }) => name !== 'Default').map((each) => each.experimentId);
        const changed = await store.searchRuns({ experimentIds: [one], filter: "attributes.run_name = 'changed'" });
        const runId = changed.items[0]?.runId ?? '';
        await writer.setTag(runId, 'colour', 'blue');
        await writer.updateRun(runId, { runName: 'yes: 1', status: 'FAILED', endTimeMs: 1_700_000_000_000 });
        await writer.deleteRun(runId);
        await writer.restoreRun(runId);
        await writer.updateExperiment(one, { name: '1' });
        await writer.setExperimentTag(one, 'note', 'größe');
        await writer.deleteExperiment(two);
        if (version === '2.22.2') {
          await writer.updateRegisteredModel('model', { description: '# what' });
          await writer.setRegisteredModelAlias('model', 'new', '2');
          await writer.createModelVersion({ name: 'model', source: 's3://models/2', tags: { from: 'podium' } });
          await writer.transitionModelVersionStage('model', '1', { stage: 'Staging' });
          await writer.deleteModelVersion('model', '2');
        }
      } finally {
        await store.close();
      }
      assert.deepEqual(await ask(version, 'read', root), {
        experiments: [
          ['1', 'active', { note: 'größe' }],
          ['Default', 'active', {}],
          ['two', 'deleted', {}],
        ],
        runs,
        ...(version === '2.22.2' && {
          model: ['# what', { champion: '1' }, { team: 'a' }],
          versions: [
            ['1', 'Staging', 's3://models/0', '', {}],
            ['3', 'None', 's3://models/2', '', { from: 'podium' }],
          ],
        }),
      });
    });
  }
});
