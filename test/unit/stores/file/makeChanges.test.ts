import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeChanges } from '../../../../src/stores/file/changes.ts';
import { Disk } from '../../../../src/stores/file/disk.ts';
import { asWriteError } from '../../../../src/stores/file/failures.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { tempFolder, type TempFolder } from '../../../support/tempFolder.ts';

describe('changes of several files', () => {
  let folder: TempFolder;
  let disk: Disk;
  const text = (name: string): string => readFileSync(path.join(folder.path, name), 'utf8');
  const rejected = async (change: Promise<unknown>): Promise<StoreError> => {
    const error: unknown = await change.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof StoreError, String(error));
    return error;
  };

  beforeEach(() => {
    folder = tempFolder({ 'meta.yaml': 'run_name: old\nstatus: 1\n', 'tags/a': 'old' });
    disk = new Disk(folder.path);
  });
  afterEach(() => {
    assert.deepEqual(readdirSync(folder.path).sort(), ['meta.yaml', 'tags']);
    folder[Symbol.dispose]();
  });

  it('are seen by nobody before all of them are ready', async () => {
    await makeChanges(disk, async (changes) => {
      changes.write(folder.path, 'tags/a', 'new');
      await changes.edit(folder.path, { run_name: 'new' });
      assert.deepEqual([text('tags/a'), text('meta.yaml')], ['old', 'run_name: old\nstatus: 1\n']);
    });
    assert.deepEqual([text('tags/a'), text('meta.yaml')], ['new', 'run_name: new\nstatus: 1\n']);
  });

  it('keep what a training script wrote in between', async () => {
    await makeChanges(disk, async (changes) => {
      await changes.edit(folder.path, { run_name: 'new' });
      writeFileSync(path.join(folder.path, 'meta.yaml'), 'end_time: 9\nrun_name: old\nstatus: 3\n');
    });
    assert.equal(text('meta.yaml'), 'end_time: 9\nrun_name: new\nstatus: 3\n');
  });

  it('are not begun where one of them cannot be made ready', async () => {
    mkdirSync(path.join(folder.path, 'tags/b'));
    const error = await rejected(
      makeChanges(disk, async (changes) => {
        await changes.edit(folder.path, { run_name: 'new' });
        changes.write(folder.path, 'tags/b', 'x');
      }),
    );
    assert.deepEqual([error.fault, error.outcome], ['conflict', undefined]);
    assert.equal(text('meta.yaml'), 'run_name: old\nstatus: 1\n');
  });

  it('say that some of them may be made where one fails after another was', async () => {
    const error = await rejected(
      makeChanges(disk, (changes) => {
        changes.write(folder.path, 'tags/a', 'new');
        changes.remove(folder.path, 'tags/nosuch');
      }),
    );
    assert.deepEqual([error.fault, error.outcome], ['notFound', 'unknown']);
    assert.match(error.message, /nosuch, after it had changed other files\. Refresh/);
  });

  it('open a folder with all its files, or leave none', async () => {
    const parent = path.join(folder.path, 'tags/new');
    const open = (files: Record<string, string>): Promise<void> =>
      makeChanges(disk, (changes) => {
        changes.openFolder(parent, 'model', new Map(Object.entries(files)));
        assert.deepEqual(
          readdirSync(parent, { withFileTypes: true }).map((entry) => entry.isFile()),
          Object.keys(files).map(() => true),
        );
      });
    assert.equal((await rejected(open({ 'meta.yaml': 'x', a: '1', 'a/b': '2' }))).fault, 'conflict');
    assert.deepEqual(readdirSync(parent), []);
    await open({ 'meta.yaml': 'x', 'tags/a': '1' });
    assert.deepEqual([text('tags/new/model/meta.yaml'), text('tags/new/model/tags/a')], ['x', '1']);
    assert.equal(
      (
        await rejected(
          makeChanges(disk, (changes) => {
            changes.openFolder(parent, 'model', new Map());
          }),
        )
      ).fault,
      'conflict',
    );
    assert.deepEqual(readdirSync(parent), ['model']);
    assert.equal(text('tags/new/model/meta.yaml'), 'x');
  });

  it('say that one alone was not made', async () => {
    const error = await rejected(
      makeChanges(disk, (changes) => {
        changes.remove(folder.path, 'tags/nosuch');
      }),
    );
    assert.deepEqual([error.fault, error.outcome], ['notFound', undefined]);
  });

  it('name the file and the next step, whatever the disk says', () => {
    const saidOf = (code: string): readonly string[] => {
      const { fault, message } = asWriteError(Object.assign(new Error('no'), { code }), '/runs/a');
      assert.match(message, /\/runs\/a .*\. .*\.$|of \/runs\/a\. .*\.$/);
      return [fault, message];
    };
    assert.match(saidOf('ENOSPC').join(), /^server,There is no room left .* make room/);
    assert.match(saidOf('EROFS').join(), /^forbidden,.* may not be changed by your user/);
    assert.match(saidOf('ESTALE').join(), /^unreachable,.* does not answer \(ESTALE\)/);
    assert.match(saidOf('EBUSY').join(), /^busy,.* in use by another program/);
    assert.match(saidOf('EOTHER').join(), /^server,.* failed \(EOTHER\)/);
  });
});
