import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findStores } from '../../../src/connections/findStores.ts';
import { tempFolder } from '../../support/tempFolder.ts';

async function found(path: string): Promise<Record<string, string>> {
  const stores = await findStores({ name: 'project', path });
  return Object.fromEntries(stores.map(({ name, trackingUri }) => [name, trackingUri.replace(path, '…')]));
}

describe('looking for stores in a folder', () => {
  it('finds databases and file stores, in the folder and two levels below it', async () => {
    using folder = tempFolder({
      'mlflow.db': '',
      'a/mlruns/0/meta.yaml': '',
      'a/b/mlflow.db': '',
      'a/b/c/mlflow.db': '',
    });
    assert.deepEqual(await found(folder.path), {
      project: 'sqlite:///…/mlflow.db',
      'project/a/mlruns': '…/a/mlruns',
      'project/a/b': 'sqlite:///…/a/b/mlflow.db',
    });
  });

  it('takes an mlruns folder for a store only if MLflow would', async () => {
    using folder = tempFolder({
      'artifacts/mlruns/1/0123/artifacts/model.pkl': '',
      'named/mlruns/experiment/meta.yaml': '',
      'registry/mlruns/models/wine/meta.yaml': '',
      'long/mlruns/982345000000000000/meta.yaml': '',
    });
    assert.deepEqual(Object.keys(await found(folder.path)), ['project/long/mlruns', 'project/registry/mlruns']);
  });

  it('does not look into environments, packages and hidden folders', async () => {
    using folder = tempFolder({
      '.git/mlflow.db': '',
      'venv/mlflow.db': '',
      'node_modules/p/mlflow.db': '',
      'x.txt': '',
    });
    assert.deepEqual(await found(folder.path), {});
  });

  it('follows no links', async () => {
    using elsewhere = tempFolder({ 'mlflow.db': '', 'mlruns/0/meta.yaml': '' });
    using folder = tempFolder();
    symlinkSync(elsewhere.path, join(folder.path, 'link'));
    symlinkSync(join(elsewhere.path, 'mlflow.db'), join(folder.path, 'mlflow.db'));
    symlinkSync(join(elsewhere.path, 'mlruns'), join(folder.path, 'mlruns'));
    symlinkSync('.', join(folder.path, 'loop'));
    assert.deepEqual(await found(folder.path), {});
  });

  it('finds nothing in a folder that is not there', async () => {
    using folder = tempFolder();
    assert.deepEqual(await found(join(folder.path, 'absent')), {});
  });

  it('stops after some hundred folders', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `f${index.toString().padStart(3, '0')}`);
    using folder = tempFolder(Object.fromEntries(names.map((name) => [`${name}/mlflow.db`, ''])));
    assert.equal(Object.keys(await found(folder.path)).length, 299);
  });

  it('stops when cancelled', async () => {
    using folder = tempFolder({ 'mlflow.db': '' });
    const reason = new Error('enough');
    await assert.rejects(findStores({ name: 'project', path: folder.path }, AbortSignal.abort(reason)), reason);
  });
});
