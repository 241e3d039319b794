import assert from 'node:assert/strict';
import { openStore, type Store } from '../../src/stores/index.ts';
import type { StoreWriter } from '../../src/stores/storeWriter.ts';
import { refused } from './writerContext.ts';
import { workspaces, type WorkspaceName, type WorkspaceWorld } from './workspaceWorld.ts';

const model = 'shared model';

/** What is changed in a workspace, MLflow's own client reads there, and finds as it was in every other. */
export function workspaceWriterTests(world: () => WorkspaceWorld, uri: () => string): void {
  for (const workspace of workspaces) {
    const others = workspaces.filter((each) => each !== workspace);

    /** Changes something in the workspace, and gives what MLflow then reads there. */
    const change = async (what: (writer: StoreWriter, store: Store) => Promise<unknown>): Promise<Contents> => {
      const before = await Promise.all(others.map((other) => contents(world(), other)));
      const store = await openStore(uri(), { workspace });
      try {
        assert.ok(store.writer);
        await what(store.writer, store);
      } finally {
        await store.close();
      }
      assert.deepEqual(await Promise.all(others.map((other) => contents(world(), other))), before);
      return contents(world(), workspace);
    };

    it(`changes a model and its versions in ${workspace}`, async () => {
      const made: string[] = [];
      const after = await change(async (writer) => {
        await writer.updateRegisteredModel(model, { description: 'changed' });
        await writer.setRegisteredModelTag(model, 'a tag', workspace);
        await writer.setRegisteredModelAlias(model, 'new', '1');
        await writer.updateModelVersion(model, '1', { description: 'changed' });
        await writer.setModelVersionTag(model, '1', 'a tag', workspace);
        await writer.transitionModelVersionStage(model, '1', { stage: 'Staging', archiveExistingVersions: true });
        const source = `models:/${model}/1`;
        const { version } = await writer.createModelVersion({ name: model, source, tags: { copied: workspace } });
        made.push(version);
      });
      const changed = after.models.find(({ name }) => name === model);
      assert.equal(changed?.description, 'changed');
      assert.equal(changed.tags['a tag'], workspace);
      assert.equal(changed.aliases['new'], '1');
      const version = (number: string | undefined): Contents['versions'][number] | undefined =>
        after.versions.find((each) => each.name === model && each.version === number);
      assert.equal(version('1')?.description, 'changed');
      assert.equal(version('1')?.currentStage, 'Staging');
      assert.equal(version('1')?.tags['a tag'], workspace);
      assert.equal(version(made[0])?.tags['copied'], workspace);
      assert.equal(version(made[0])?.source, `models:/${model}/1`);
    });

    it(`takes all of that away again in ${workspace}`, async () => {
      const after = await change(async (writer, store) => {
        await writer.deleteRegisteredModelAlias(model, 'new');
        await writer.deleteRegisteredModelTag(model, 'a tag');
        await writer.deleteModelVersionTag(model, '1', 'a tag');
        const newest = await store.getModelVersionByAlias(model, 'latest');
        await writer.deleteModelVersion(model, newest.version);
      });
      const changed = after.models.find(({ name }) => name === model);
      assert.equal(changed?.tags['a tag'], undefined);
      assert.equal(changed?.aliases['new'], undefined);
      assert.ok(after.versions.every(({ tags }) => tags['a tag'] === undefined && tags['copied'] === undefined));
    });

    it(`changes experiments and runs of ${workspace} only`, async () => {
      const [other = workspace] = others;
      const foreign = await contents(world(), other);
      const after = await change(async (writer, store) => {
        const { items } = await store.searchExperiments({ filter: "name = 'shared'" });
        const id = items[0]?.experimentId ?? '';
        await writer.updateExperiment(id, { name: `only in ${workspace}` });
        await writer.updateExperiment(id, { name: 'shared' });
        await writer.setExperimentTag(id, 'a tag', workspace);
        const runs = await store.searchRuns({ experimentIds: [id] });
        await writer.setTag(runs.items[0]?.runId ?? '', 'a tag', workspace);

        const [experiment] = foreign.experiments;
        const [run] = foreign.runs;
        assert.ok(experiment && run);
        const gone = 'RESOURCE_DOES_NOT_EXIST';
        await refused(writer.updateExperiment(experiment.experimentId, { name: 'x' }), gone);
        await refused(writer.deleteExperiment(experiment.experimentId), gone);
        await refused(writer.setTag(run.runId, 'a', 'b'), gone);
        await refused(writer.updateRun(run.runId, { runName: 'x' }), gone);
        await refused(writer.deleteRun(run.runId), gone);
        await refused(writer.setRegisteredModelTag(`only in ${other}`, 'a', 'b'), gone);
      });
      assert.deepEqual(after.experiments.map(({ tags }) => tags['a tag']).filter(Boolean), [workspace]);
      assert.deepEqual(after.runs.map(({ tags }) => tags['a tag']).filter(Boolean), [workspace]);
    });
  }
}

interface Contents {
  readonly experiments: readonly { readonly experimentId: string; readonly tags: Tags }[];
  readonly runs: readonly { readonly runId: string; readonly tags: Tags }[];
  readonly models: readonly {
    readonly name: string;
    readonly description: string;
    readonly tags: Tags;
    readonly aliases: Tags;
  }[];
  readonly versions: readonly {
    readonly name: string;
    readonly version: string;
    readonly description: string;
    readonly currentStage: string;
    readonly source: string;
    readonly tags: Tags;
  }[];
}

type Tags = Readonly<Record<string, string>>;

/** All that MLflow's own client finds in a workspace. */
async function contents(world: WorkspaceWorld, workspace: WorkspaceName): Promise<Contents> {
  const ask = async <Item>(method: keyof Store, query: object): Promise<readonly Item[]> => {
    const answer = await world.oracles.get(workspace)?.ask(method, query);
    assert.ok(answer && 'value' in answer);
    return (answer.value as readonly (readonly Item[])[]).flat();
  };
  const experiments = await ask<Contents['experiments'][number]>('searchExperiments', {});
  const experimentIds = experiments.map(({ experimentId }) => experimentId);
  return {
    experiments,
    runs: await ask('searchRuns', { experimentIds }),
    models: await ask('searchRegisteredModels', {}),
    versions: await ask('searchModelVersions', { orderBy: ['name', 'version_number'] }),
  };
}
