import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { parseYaml } from '../../src/stores/file/yaml.ts';
import { openStore, type Store, type StoreWriter } from '../../src/stores/index.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { agreeOnSome } from './agree.ts';
import { runIdOf } from './find.ts';
import { startOracle } from './oracle.ts';

const run = promisify(execFile);
const program = (name: string): string => path.resolve(import.meta.dirname, name);
const env = environmentWithoutMlflow();

type Change = readonly [method: keyof StoreWriter, ...args: unknown[]];

/** Two copies of a folder, one for Podium and one for MLflow to change. */
describe('as MLflow 3.17.2 changes a copy of the same folder, the file store', function () {
  this.timeout(60_000);
  let folder: TempFolder | undefined;
  let opened: Store | undefined;
  let [ours, theirs] = ['', ''];
  let store: Store;
  let found = { runId: '', deletedId: '', experimentId: '', trashId: '', modelId: '' };
  const model = 'odd model x é';

  before(async function () {
    await needsPython(this);
    folder = tempFolder();
    [ours, theirs] = [path.join(folder.path, 'mlruns'), path.join(folder.path, 'theirs')];
    await run(await pythonEnvironment(), [program('fileSeed.py'), ours], { env });
    store = opened = await openStore(ours);
    const runId = await runIdOf(store, 'numbers');
    const { experimentId } = await store.getRun(runId);
    // Of a run of MLflow 1.0, Podium leaves what MLflow 3 takes out.
    rmSync(path.join(ours, experimentId, await runIdOf(store, 'an old name')), { recursive: true });
    cpSync(ours, theirs, { recursive: true });
    const deleted = await store.searchRuns({ experimentIds: [experimentId], viewType: 'DELETED_ONLY' });
    const trash = await store.searchExperiments({ viewType: 'DELETED_ONLY' });
    const models = await store.searchLoggedModels({ experimentIds: [experimentId], filter: "name = 'odd-model'" });
    found = {
      runId,
      experimentId,
      deletedId: deleted.items[0]?.runId ?? '',
      trashId: trash.items[0]?.experimentId ?? '',
      modelId: models.items[0]?.modelId ?? '',
    };
    assert.ok(Object.values(found).every((id) => id !== ''));
  });
  after(async () => {
    await opened?.close();
    folder?.[Symbol.dispose]();
  });

  /** Both make the changes one after the other: with the same outcomes, and the same files at the end. */
  const bothMake = async (changes: readonly Change[]): Promise<void> => {
    const outcomes: (string | null)[] = [];
    for (const change of changes) outcomes.push(await outcomeOf(store, change));
    const expected = await mlflowMakes(theirs, changes);
    assert.deepEqual(
      changes.map((change, index) => [change, outcomes[index]]),
      changes.map((change, index) => [change, expected[index]]),
    );
    assert.deepEqual(contentsOf(ours), contentsOf(theirs));
  };

  it('changes runs, with their tags', () =>
    bothMake([
      ['setTag', found.runId, 'note', ''],
      ['setTag', found.runId, 'a/b c:d-e.f', 'line\nline'],
      ['setTag', found.runId, 'größe', '😀'],
      ['deleteTag', found.runId, 'note'],
      ['updateRun', found.runId, { runName: 'yes', status: 'KILLED', endTimeMs: 1_700_000_000_123 }],
      ['setTag', found.runId, 'mlflow.runName', '0123'],
      ['setTag', found.runId, 'mlflow.runName', ''],
      ['deleteRun', found.runId],
      ['setTag', found.runId, 'note', 'late'],
      ['deleteTag', found.runId, 'größe'],
      ['updateRun', found.runId, { runName: 'late' }],
      ['deleteRun', found.runId],
      ['restoreRun', found.runId],
      ['restoreRun', found.deletedId],
      ['setTag', found.deletedId, 'note', 'here again'],
      ['deleteRun', found.deletedId],
    ]));

  it('refuses the same of runs, for the same reasons', () =>
    bothMake([
      ['setTag', '0'.repeat(32), 'a', 'b'],
      ['setTag', 'a b', 'a', 'b'],
      ['setTag', '../x', 'a', 'b'],
      ['deleteRun', 'tags'],
      ['restoreRun', '.trash'],
      ['deleteTag', found.runId, 'nosuch'],
      ...['', '..', '../a', '/a', 'a//b', 'a/', './a', 'a\\b', 'a=b', 'a\0b'].flatMap((key): Change[] => [
        ['setTag', found.runId, key, 'x'],
        ['deleteTag', found.runId, key],
      ]),
    ]));

  it('changes experiments, with their runs', () =>
    bothMake([
      ['updateExperiment', found.experimentId, { name: '12: "new" é #' }],
      ['setExperimentTag', found.experimentId, 'mlflow.note.content', '# A note\n'],
      ['deleteExperiment', found.experimentId],
      ['updateExperiment', found.experimentId, { name: 'late' }],
      ['setExperimentTag', found.experimentId, 'a', 'late'],
      ['deleteExperiment', found.experimentId],
      ['restoreExperiment', found.experimentId],
      ['restoreExperiment', found.experimentId],
      ['restoreExperiment', found.trashId],
      ['deleteExperiment', found.trashId],
    ]));

  it('refuses the same of experiments, for the same reasons', () =>
    bothMake([
      ['updateExperiment', found.experimentId, { name: 'Default' }],
      ['updateExperiment', found.experimentId, { name: 'deleted experiment' }],
      ['updateExperiment', '0', { name: 'Default' }],
      ['updateExperiment', '0', { name: '' }],
      ['updateExperiment', '0', { name: 'n'.repeat(501) }],
      ['updateExperiment', '987654', { name: 'x' }],
      ['updateExperiment', 'a b', { name: 'x' }],
      ['deleteExperiment', '0'],
      ['deleteExperiment', '987654'],
      ['restoreExperiment', '0'],
      ['setExperimentTag', '987654', 'a', 'b'],
      ['setExperimentTag', '0', 'a//b', 'b'],
      ['setExperimentTag', '0', 'k'.repeat(251), 'b'],
      ['setExperimentTag', '0', 'a', 'x'.repeat(20_001)],
    ]));

  it('changes registered models and their versions', () =>
    bothMake([
      ['updateRegisteredModel', model, { description: 'what it "is"\n' }],
      ['setRegisteredModelTag', model, 'a tag', 'é'],
      ['setRegisteredModelTag', model, 'team/a', ''],
      ['deleteRegisteredModelTag', model, 'a tag'],
      ['deleteRegisteredModelTag', model, 'a tag'],
      ['setRegisteredModelAlias', model, 'größte_1', '1'],
      ['setRegisteredModelAlias', model, 'größte_1', '2'],
      ['setRegisteredModelAlias', model, '123', '3'],
      ['deleteRegisteredModelAlias', model, 'Champion'],
      ['deleteRegisteredModelAlias', model, 'Champion'],
      ['updateModelVersion', model, '1', { description: 'null' }],
      ['setModelVersionTag', model, '1', 'approved by', 'ada'],
      ['setModelVersionTag', model, '1', 'x/y', ''],
      ['deleteModelVersionTag', model, '1', 'approved by'],
      ['deleteModelVersionTag', model, '1', 'approved by'],
      ['transitionModelVersionStage', model, '1', { stage: 'production' }],
      ['transitionModelVersionStage', model, '3', { stage: 'Production', archiveExistingVersions: true }],
      ['transitionModelVersionStage', model, '3', { stage: 'Production', archiveExistingVersions: true }],
      [
        'createModelVersion',
        { name: model, source: 's3://models/new', tags: { a: 'b', 'c/d': '' }, description: 'new' },
      ],
      ['createModelVersion', { name: model, source: `runs:/${found.runId}/model`, runId: found.runId }],
      ['createModelVersion', { name: model, source: `models:/${found.modelId}` }],
      ['createModelVersion', { name: 'no versions', source: `models:/${found.modelId}` }],
      ['setRegisteredModelAlias', model, 'newest', '7'],
      ['deleteModelVersion', model, '7'],
      ['deleteModelVersion', model, '2'],
      ['createModelVersion', { name: model, source: 's3://models/next' }],
    ]));

  it('refuses the same of models, for the same reasons', () =>
    bothMake([
      ...['nosuch', 'a/b', 'a:b', '..', 'a%b', ' ', ''].flatMap((name): Change[] => [
        ['updateRegisteredModel', name, { description: 'x' }],
        ['setRegisteredModelTag', name, 'a', 'b'],
        ['setRegisteredModelAlias', name, 'a', '1'],
        ['deleteRegisteredModelAlias', name, 'a'],
        ['updateModelVersion', name, '1', { description: 'x' }],
        ['deleteModelVersion', name, '1'],
      ]),
      ['createModelVersion', { name: 'nosuch', source: 's3://models/x' }],
      ...['latest', 'LATEST', 'v1', 'V22', '', 'a b', 'a.b', 'a/b', '@a', 'a'.repeat(256), '..'].map(
        (alias): Change => ['setRegisteredModelAlias', model, alias, '1'],
      ),
      ['deleteRegisteredModelAlias', model, 'a b'],
      ...['4', '99', 'one', ''].flatMap((version): Change[] => [
        ['setRegisteredModelAlias', model, 'a', version],
        ['updateModelVersion', model, version, { description: 'x' }],
        ['setModelVersionTag', model, version, 'a', 'b'],
        ['deleteModelVersionTag', model, version, 'a'],
        ['transitionModelVersionStage', model, version, { stage: 'None' }],
        ['deleteModelVersion', model, version],
      ]),
      ['transitionModelVersionStage', model, '1', { stage: 'Live' }],
      ['transitionModelVersionStage', model, '1', { stage: 'None', archiveExistingVersions: true }],
      ['setModelVersionTag', model, '1', 'a//b', 'x'],
      ['setModelVersionTag', model, '1', 'k'.repeat(251), 'x'],
      ['setModelVersionTag', model, '1', 'k', 'x'.repeat(100_001)],
      ['setRegisteredModelTag', model, '../k', 'x'],
    ]));

  it('finds a version by its alias, whatever letters that has', async () => {
    await bothMake([['setRegisteredModelAlias', model, 'größte_2', '3']]);
    const oracle = await startOracle(ours);
    try {
      const alias = [model, 'größte_2'] as const;
      await agreeOnSome(store.getModelVersionByAlias(...alias), oracle.ask('getModelVersionByAlias', ...alias));
    } finally {
      await oracle.close();
    }
  });

  it('leaves nothing that MLflow stumbles over, even where it is killed', async () => {
    const folders = ['0', `${found.experimentId}/${found.runId}`, `models/${model}`, `models/${model}/version-1`];
    for (const folder of folders) writeFileSync(path.join(ours, folder, '.podium-left.tmp'), 'half');
    mkdirSync(path.join(ours, 'models', model, '.podium-left.tmp.folder'));
    const [before, after] = [await startOracle(theirs), await startOracle(ours)];
    try {
      for (const [method, query] of [
        ['searchExperiments', { viewType: 'ALL' }],
        ['searchRuns', { viewType: 'ALL', experimentIds: [found.experimentId] }],
        ['searchRegisteredModels', {}],
        ['searchModelVersions', {}],
      ] as const) {
        assert.deepEqual(timeless(await after.ask(method, query)), timeless(await before.ask(method, query)));
      }
    } finally {
      await before.close();
      await after.close();
    }
  });
});

async function outcomeOf({ writer }: Store, [method, ...args]: Change): Promise<string | null> {
  try {
    await (writer?.[method] as (...args: unknown[]) => Promise<unknown>)(...args);
    return null;
  } catch (error) {
    assert.ok(error instanceof StoreError, String(error));
    return error.errorCode ?? error.message;
  }
}

async function mlflowMakes(folder: string, changes: readonly Change[]): Promise<readonly (string | null)[]> {
  const child = spawn(await pythonEnvironment(), [program('fileChanges.py'), folder], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(changes));
  return JSON.parse(await text(child.stdout)) as (string | null)[];
}

const times = new Set(['last_update_time', 'last_updated_timestamp', 'creation_timestamp', 'deleted_time']);
/** What MLflow 3.17.2 adds to whatever it writes, and reads as if it were there: no value, the one workspace of a folder, tags that lie beside. */
const idle = new Set(['workspace', 'tags']);

/** All files and folders but artifacts; of a `meta.yaml`, what it says but when. */
function contentsOf(folder: string): object {
  const contents: Record<string, unknown> = {};
  for (const entry of globSync('{**,.trash/**}', { cwd: folder, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (name.includes('artifacts')) continue;
    if (entry.isDirectory()) contents[name] = 'folder';
    else contents[name] = said(entry.name, readFileSync(file, 'utf8'));
  }
  return contents;
}

function said(name: string, text: string): unknown {
  if (name === 'mlflow.modelVersions') return JSON.parse(text);
  if (name !== 'meta.yaml') return text;
  const fields = [...parseYaml(text)].filter(([name, value]) => value !== null && !idle.has(String(name)));
  return new Map(fields.map(([name, value]) => [name, times.has(String(name)) ? 'a time' : value]));
}

function timeless(answer: object): unknown {
  return JSON.parse(JSON.stringify(answer), (name, value: unknown) =>
    ['lastUpdateTimeMs', 'creationTimeMs'].includes(name) ? undefined : value,
  );
}
