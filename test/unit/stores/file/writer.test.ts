import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openFileStore } from '../../../../src/stores/file/fileStore.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import type { StoreWriter } from '../../../../src/stores/storeWriter.ts';
import { askAsStranger, isOpenToAll } from '../../../support/asStranger.ts';
import { skipIf } from '../../../support/skipIf.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { a, b, eachWithStore } from './storeTest.ts';

const posix = process.platform !== 'win32';
const whyPosix = 'links need an administrator on Windows, and modes mean little.';

describe('changes to a file store', function () {
  this.timeout(60_000); // Some make a thousand runs.
  // Before the folder is removed.
  afterEach(() => {
    assert.deepEqual(leftovers(), []);
  });
  const test = eachWithStore();
  const writer = (): StoreWriter => {
    assert.ok(test.store.writer);
    return test.store.writer;
  };
  const tags = async (runId = a): Promise<object> => ({ ...(await test.store.getRun(runId)).tags });
  const leftovers = (): readonly string[] =>
    readdirSync(test.files.path, { recursive: true, encoding: 'utf8' }).filter(isTemporary);
  const addRuns = (count: number): void => {
    for (let number = 0; number < count; number++)
      test.files.addRun({ runId: number.toString(16).padStart(32, '0'), tags: { colour: 'green' } });
  };
  /** Until the first files are ready to be moved to their place, and most are not. */
  const begun = async (change: Promise<unknown>): Promise<void> => {
    const state = { isOver: false };
    change.catch(() => undefined).finally(() => (state.isOver = true));
    const first = test.files.at('1', '0'.repeat(32));
    while (!state.isOver && !readdirSync(first).some(isTemporary)) await setTimeout(1);
    assert.equal(state.isOver, false, 'It is over before it could be cancelled.');
  };
  const refused = (change: Promise<unknown>, fault: StoreFault, sentence: RegExp): Promise<void> =>
    assert.rejects(change, (error) => {
      assert.ok(error instanceof StoreError, String(error));
      assert.deepEqual([error.fault, error.outcome], [fault, undefined], error.message);
      assert.match(error.message, sentence);
      return true;
    });

  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addRun({ runId: a, name: 'first', tags: { colour: 'red' } });
    test.files.addModel('model');
    test.files.addVersion('model', 1);
    test.files.addVersion('model', 2, { current_stage: 'Staging' });
  });
  it('leave nothing but what MLflow itself would leave', async () => {
    await writer().setTag(a, 'colour', 'blue');
    await writer().setTag(a, 'deep/key', '');
    await writer().updateRun(a, { runName: 'second' });
    await writer().createModelVersion({ name: 'model', source: 's3://there', tags: { k: 'v' } });
    const files = globSync('**', { cwd: test.files.path, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => path.relative(test.files.path, path.join(entry.parentPath, entry.name)));
    assert.deepEqual(names.map((name) => name.replaceAll('\\', '/')).sort(), [
      `1/${a}/meta.yaml`,
      `1/${a}/tags/colour`,
      `1/${a}/tags/deep/key`,
      `1/${a}/tags/mlflow.runName`,
      '1/meta.yaml',
      'models/model/meta.yaml',
      'models/model/version-1/meta.yaml',
      'models/model/version-2/meta.yaml',
      'models/model/version-3/meta.yaml',
      'models/model/version-3/tags/k',
    ]);
  });

  it('are shown by the next search, also one over more finished runs than are looked at closely', async () => {
    addRuns(1_001);
    const blue = async (): Promise<readonly string[]> =>
      (await test.store.searchRuns({ experimentIds: ['1'], filter: "tags.colour = 'blue'" })).items.map(
        ({ runId }) => runId,
      );
    assert.deepEqual(await blue(), []);
    await writer().setTag(a, 'colour', 'blue');
    assert.deepEqual(await blue(), [a]);
    await writer().setTag(a, 'colour', 'red');
    assert.deepEqual(await blue(), []);
  });

  it('keep the permissions of what they replace', async function () {
    skipIf(!posix, whyPosix, this);
    const [meta, tag] = [test.files.at('1', a, 'meta.yaml'), test.files.at('1', a, 'tags/colour')];
    chmodSync(meta, 0o664);
    chmodSync(tag, 0o600);
    await writer().updateRun(a, { runName: 'second' });
    await writer().setTag(a, 'colour', 'blue');
    assert.deepEqual([statSync(meta).mode & 0o777, statSync(tag).mode & 0o777], [0o664, 0o600]);
  });

  it('never write into a file that somebody may be reading: a new one takes its place', async function () {
    skipIf(!posix, whyPosix, this);
    const [meta, tag] = [test.files.at('1', a, 'meta.yaml'), test.files.at('1', a, 'tags/colour')];
    linkSync(meta, test.files.at('old meta'));
    linkSync(tag, test.files.at('old tag'));
    const before = readFileSync(meta, 'utf8');
    await writer().updateRun(a, { runName: 'second' });
    await writer().setTag(a, 'colour', 'blue');
    assert.equal(readFileSync(test.files.at('old meta'), 'utf8'), before);
    assert.equal(readFileSync(test.files.at('old tag'), 'utf8'), 'red');
  });

  it('are not disturbed by what a crash left', async () => {
    for (const folder of ['1', `1/${a}`, 'models/model', 'models/model/version-1'])
      test.files.write(`${folder}/.podium-left.tmp`, 'half');
    test.files.write('models/model/.podium-left/meta.yaml', 'name: half');
    await writer().setTag(a, 'colour', 'blue');
    const { version } = await writer().createModelVersion({ name: 'model', source: 's3://there' });
    assert.equal(version, '3');
    assert.equal((await test.store.searchModelVersions()).items.length, 3);
    assert.equal((await test.store.searchRuns({ experimentIds: ['1'] })).items.length, 1);
    assert.deepEqual(test.leftOut(), []);
    assert.equal(leftovers().length, 5);
    for (const left of leftovers()) rmSync(test.files.at(left), { recursive: true });
  });

  for (const key of [
    '..',
    '../x',
    '/etc/x',
    'a/../../x',
    'a\0b',
    '\\x',
    'C:\\x',
    'é'.repeat(200),
    `a/${'é'.repeat(128)}`,
  ]) {
    it(`refuse the key ${JSON.stringify(key.slice(0, 12))} for whatever it is a tag of`, async () => {
      const message = /key|too long/;
      await refused(writer().setTag(a, key, 'x'), 'invalid', message);
      await refused(writer().deleteTag(a, key), 'invalid', message);
      await refused(writer().setExperimentTag('1', key, 'x'), 'invalid', message);
      await refused(writer().setRegisteredModelTag('model', key, 'x'), 'invalid', message);
      await refused(writer().deleteRegisteredModelTag('model', key), 'invalid', message);
      await refused(writer().setModelVersionTag('model', '1', key, 'x'), 'invalid', message);
      await refused(
        writer().createModelVersion({ name: 'model', source: 's', tags: { [key]: '' } }),
        'invalid',
        message,
      );
    });
  }

  it('refuse names of runs, experiments, models and aliases that are paths', async () => {
    for (const name of ['..', '../model', '/etc', 'model/version-1', '.trash', 'a\0']) {
      for (const change of [
        () => writer().setTag(name, 'k', 'v'),
        () => writer().deleteRun(name),
        () => writer().updateExperiment(name, { name: 'x' }),
        () => writer().deleteExperiment(name),
        () => writer().restoreExperiment(name),
        () => writer().setRegisteredModelTag(name, 'k', 'v'),
        () => writer().setRegisteredModelAlias('model', name, '1'),
        () => writer().deleteRegisteredModelAlias('model', name),
        () => writer().deleteModelVersion('model', name),
        () => writer().createModelVersion({ name, source: 's' }),
      ])
        await assert.rejects(
          change,
          (error) => error instanceof StoreError && /^(invalid|notFound)$/.test(error.fault),
        );
    }
  });

  it('make a model in a folder that had none yet, and refuse names that MLflow finds no folder for', async () => {
    rmSync(test.files.at('models'), { recursive: true });
    await writer().createRegisteredModel({ name: 'first' });
    assert.deepEqual(readdirSync(test.files.at('models', 'first')), ['meta.yaml']);
    for (const name of ['..', '../model', '/etc', 'model/version-1', 'a\0', '100%', 'a\\b', 'é'.repeat(128)])
      await assert.rejects(
        writer().createRegisteredModel({ name }),
        (error) => error instanceof StoreError && error.fault === 'invalid',
      );
    assert.deepEqual(readdirSync(test.files.at('models')), ['first']);
  });

  it('write nothing through a link that leads out of the store', async function () {
    skipIf(!posix, whyPosix, this);
    using elsewhere = tempFolder({ 'tags/colour': 'secret', 'run/keep': '' });
    rmSync(test.files.at('1', a, 'tags'), { recursive: true });
    symlinkSync(path.join(elsewhere.path, 'tags'), test.files.at('1', a, 'tags'));
    symlinkSync(path.join(elsewhere.path, 'run'), test.files.at('models/model/aliases'));
    await refused(writer().setTag(a, 'colour', 'blue'), 'forbidden', /leads out of the store/);
    await refused(writer().setRegisteredModelAlias('model', 'x', '1'), 'forbidden', /leads out of the store/);
    assert.deepEqual(readdirSync(path.join(elsewhere.path, 'run')), ['keep']);
    assert.equal(readFileSync(path.join(elsewhere.path, 'tags/colour'), 'utf8'), 'secret');
  });

  it('replace a link by a file, and leave what it led to', async function () {
    skipIf(!posix, whyPosix, this);
    using elsewhere = tempFolder({ secret: 'top secret' });
    symlinkSync(path.join(elsewhere.path, 'secret'), test.files.at('1', a, 'tags/link'));
    await writer().setTag(a, 'link', 'x');
    assert.equal(readFileSync(path.join(elsewhere.path, 'secret'), 'utf8'), 'top secret');
    assert.deepEqual(await tags(), { colour: 'red', link: 'x' });
  });

  it('are made whole or not at all: where a name is taken by a folder, the other file stays too', async () => {
    mkdirSync(test.files.at('1', a, 'tags/mlflow.runName'), { recursive: true });
    const before = readFileSync(test.files.at('1', a, 'meta.yaml'), 'utf8');
    await refused(writer().setTag(a, 'mlflow.runName', 'second'), 'conflict', /Nothing was changed/);
    await refused(writer().setTag(a, 'colour/dark', 'x'), 'conflict', /Nothing was changed/);
    assert.equal(readFileSync(test.files.at('1', a, 'meta.yaml'), 'utf8'), before);
  });

  it('refuse a meta.yaml that is not what MLflow writes, and leave it', async () => {
    test.files.write(`1/${a}/meta.yaml`, `{run_id: ${a}, experiment_id: '1', status: 1, start_time: 1}`);
    await refused(writer().updateRun(a, { runName: 'x' }), 'damaged', /meta\.yaml:1 is not what MLflow writes/);
    assert.deepEqual(readdirSync(test.files.at('1', a, 'tags')), ['colour']);
  });

  it('leave prompts to MLflow', async () => {
    test.files.addModel('prompt', { 'mlflow.prompt.is_prompt': 'true' });
    test.files.addVersion('prompt', 1);
    for (const change of [
      writer().setRegisteredModelAlias('prompt', 'production', '1'),
      writer().setModelVersionTag('prompt', '1', 'k', 'v'),
      writer().createModelVersion({ name: 'prompt', source: 's3://there' }),
      writer().createModelVersion({ name: 'model', source: 'models:/prompt/1' }),
    ])
      await refused(change, 'unsupported', /is a prompt/);
  });

  it('give each new version a number of its own, however many make one', async () => {
    const other = openFileStore(test.files.path);
    try {
      const { writer: second } = other;
      assert.ok(second);
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? writer() : second).createModelVersion({
            name: 'model',
            source: `s3://${index}`,
            tags: { from: `${index}` },
          }),
        ),
      );
      const numbers = made.map((version) => Number(version.version)).sort((one, two) => one - two);
      assert.deepEqual(
        numbers,
        Array.from({ length: 20 }, (_, index) => index + 3),
      );
      for (const version of made) assert.equal(version.source, `s3://${version.tags['from']}`);
    } finally {
      await other.close();
    }
  });

  it('archive all who are in a stage, and go on where one cannot be read', async () => {
    test.files.addVersion('model', 3, { current_stage: 'Staging' });
    test.files.write('models/model/version-4/meta.yaml', '{');
    await writer().transitionModelVersionStage('model', '1', { stage: 'Staging', archiveExistingVersions: true });
    const stages = (await test.store.searchModelVersions({ orderBy: ['version_number'] })).items;
    assert.deepEqual(
      stages.map(({ currentStage }) => currentStage),
      ['Staging', 'Archived', 'Archived'],
    );
    assert.equal((await writer().createModelVersion({ name: 'model', source: 's' })).version, '5');
  });

  it('delete and restore an experiment with what is in it, and keep what another program put in its place', async () => {
    test.files.addRun({ runId: b, name: 'gone', lifecycleStage: 'deleted' });
    await writer().deleteExperiment('1');
    assert.ok(existsSync(test.files.at('.trash/1', a, 'meta.yaml')));
    test.files.addExperiment('1', 'another');
    await refused(writer().restoreExperiment('1'), 'conflict', /another experiment 1/);
    rmSync(test.files.at('1'), { recursive: true });
    await writer().restoreExperiment('1');
    const { items } = await test.store.searchRuns({ experimentIds: ['1'] });
    assert.deepEqual(items.map(({ runName }) => runName).sort(), ['first', 'gone']);
    await refused(writer().deleteExperiment('0'), 'invalid', /MLflow's own/);
  });

  it('say which file may not be changed', async function () {
    skipIf(!posix, whyPosix, this);
    skipIf(!isOpenToAll(process.execPath) || !isOpenToAll(import.meta.filename), 'others may not read this.', this);
    chmodSync(path.dirname(test.files.path), 0o755);
    const answers = await askAsStranger(test.files.path, [
      ['setTag', a, 'colour', 'blue'],
      ['updateRun', a, { status: 'FAILED' }],
      ['deleteTag', a, 'colour'],
      ['deleteExperiment', '1'],
      ['createModelVersion', { name: 'model', source: 's3://there' }],
    ]);
    const files = [`1/${a}/tags/colour`, `1/${a}/meta.yaml`, `1/${a}/tags/colour`, `1/${a}/meta.yaml`];
    for (const [index, file] of [...files, 'models/model/version-3'].entries()) {
      const { fault, message } = answers[index] as { fault: string; message: string };
      assert.deepEqual(
        [fault, message.includes(`${file} may not be changed by your user. Check`)],
        ['forbidden', true],
      );
    }
    assert.deepEqual(await tags(), { colour: 'red' });
  });

  describe('that are cancelled', () => {
    it('before they begin, are not made', async () => {
      const reason = new Error('Enough.');
      await assert.rejects(writer().setTag(a, 'colour', 'blue', AbortSignal.abort(reason)), reason);
      const waiting = new AbortController();
      const before = test.store.getRun(a);
      const change = writer().setTag(a, 'colour', 'blue', waiting.signal);
      waiting.abort(reason);
      await assert.rejects(change, reason);
      await before;
      assert.deepEqual(await tags(), { colour: 'red' });
    });

    it('underway, are made to their end', async () => {
      addRuns(400);
      await test.store.getRun(a);
      const underway = new AbortController();
      const reason = new Error('Enough.');
      const change = writer().deleteExperiment('1', underway.signal);
      await begun(change);
      underway.abort(reason);
      await assert.rejects(change, reason);
      const { items } = await test.store.searchRuns({ experimentIds: ['1'], viewType: 'ALL', maxResults: 1_000 });
      assert.equal(items.length, 401);
      assert.ok(items.every(({ lifecycleStage }) => lifecycleStage === 'deleted'));
      assert.equal((await test.store.getExperiment('1')).lifecycleStage, 'deleted');
    });

    it('by closing the store, are made to their end where that is soon', async () => {
      addRuns(100);
      await test.store.getRun(a);
      const change = writer().deleteExperiment('1');
      await begun(change);
      await test.store.close();
      await change;
      assert.ok(existsSync(test.files.at('.trash/1/meta.yaml')));
    });
  });
});

function isTemporary(name: string): boolean {
  return path.basename(name).startsWith('.podium');
}
