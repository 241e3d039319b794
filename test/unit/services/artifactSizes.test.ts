import assert from 'node:assert/strict';
import type { FileInfo } from '../../../src/model/artifact.ts';
import { ArtifactSizes } from '../../../src/services/artifacts/artifactSizes.ts';
import { StoreError } from '../../../src/stores/storeError.ts';

const never = new AbortController().signal;
const file = (path: string, fileSizeBytes?: number): FileInfo => ({
  path,
  isDir: false,
  ...(fileSizeBytes !== undefined && { fileSizeBytes }),
});
const folder = (path: string): FileInfo => ({ path, isDir: true });

function over(folders: Readonly<Record<string, readonly FileInfo[]>>, root = ''): ArtifactSizes {
  return new ArtifactSizes(root, (path) => {
    const files = folders[path];
    return files ? Promise.resolve(files) : Promise.reject(new StoreError('forbidden', `${path} may not be read.`));
  });
}
const toItsEnd = async (sizes: ArtifactSizes) => {
  await sizes.goOn(Infinity, () => 0, never);
  return sizes.known();
};

describe('the sizes of artifacts', () => {
  it('are added up over all folders, by kind and by the folders right below, the largest first', async () => {
    const known = await toItsEnd(
      over({
        '': [file('a.txt', 10), folder('model'), folder('plots')],
        model: [file('model/weights.bin', 900), file('model/MLmodel', 5), folder('model/deep')],
        'model/deep': [file('model/deep/b.txt', 20)],
        plots: [file('plots/roc.PNG', 50), file('plots/of unknown size.png')],
      }),
    );
    assert.deepEqual(known, {
      fileCount: 6,
      folderCount: 3,
      totalBytes: 985,
      unknownCount: 1,
      waitingCount: 0,
      largest: [
        { path: 'model/weights.bin', sizeBytes: 900 },
        { path: 'plots/roc.PNG', sizeBytes: 50 },
        { path: 'model/deep/b.txt', sizeBytes: 20 },
        { path: 'a.txt', sizeBytes: 10 },
        { path: 'model/MLmodel', sizeBytes: 5 },
      ],
      kinds: [
        { name: '.bin', fileCount: 1, sizeBytes: 900 },
        { name: '.png', fileCount: 1, sizeBytes: 50 },
        { name: '.txt', fileCount: 2, sizeBytes: 30 },
        { name: 'without an ending', fileCount: 1, sizeBytes: 5 },
      ],
      folders: [
        { name: 'model', fileCount: 3, sizeBytes: 925 },
        { name: 'plots', fileCount: 1, sizeBytes: 50 },
      ],
    });
  });

  it('are those of a folder, where one is asked for', async () => {
    const known = await toItsEnd(
      over({ 'a/b': [file('a/b/x', 1), folder('a/b/c')], 'a/b/c': [file('a/b/c/y', 2)] }, 'a/b'),
    );
    assert.deepEqual([known.totalBytes, known.folders], [3, [{ name: 'c', fileCount: 1, sizeBytes: 2 }]]);
  });

  it('are at least so much where a folder cannot be read, and fail where none can', async () => {
    const known = await toItsEnd(over({ '': [file('a', 1), folder('secret'), folder('other')] }));
    assert.deepEqual([known.totalBytes, known.unread], [1, { count: 2, message: 'secret may not be read.' }]);
    await assert.rejects(toItsEnd(over({})), { name: 'StoreError', fault: 'forbidden' });
  });

  it('are not added up for ever where a store answers with folders without end', async () => {
    let asked = 0;
    const endless = new ArtifactSizes('', (path) => {
      asked++;
      const below = path === '' ? '' : `${path}/`;
      return Promise.resolve([
        file(`${below}f`, 1),
        folder(`${below}a`),
        folder(`${below}b`),
        folder(path),
        folder('..'),
      ]);
    });
    const first = await toItsEnd(endless);
    assert.ok(asked <= 5_004 && first.waitingCount > 0, String(asked));
    assert.ok(endless.isEnough && !endless.isDone);
    endless.goFurther();
    assert.ok((await toItsEnd(endless)).fileCount > first.fileCount);
    const deep = new ArtifactSizes('', (path) => Promise.resolve([folder(path === '' ? 'a' : `${path}/a`)]));
    assert.deepEqual([(await toItsEnd(deep)).folderCount, deep.isDone], [64, true]);
  });

  it('keep the two hundred largest of a hundred thousand', async () => {
    const files = Array.from({ length: 100_000 }, (_, at) => file(`f${String(at)}`, (at * 7_919) % 100_003));
    const { largest, fileCount } = await toItsEnd(over({ '': files }));
    const expected = files.map(({ fileSizeBytes = 0 }) => fileSizeBytes).sort((one, other) => other - one);
    assert.equal(fileCount, 100_000);
    assert.deepEqual(
      largest.map(({ sizeBytes }) => sizeBytes),
      expected.slice(0, 200),
    );
  });

  it('go on where they were given up', async () => {
    const control = new AbortController();
    let asked = 0;
    const sizes = new ArtifactSizes('', (path, signal) => {
      asked++;
      if (path === 'a' && asked === 2) control.abort();
      signal.throwIfAborted();
      return Promise.resolve(path === '' ? [folder('a')] : [file('a/x', 4)]);
    });
    await assert.rejects(
      sizes.goOn(Infinity, () => 0, control.signal),
      { name: 'AbortError' },
    );
    assert.equal((await toItsEnd(sizes)).totalBytes, 4);
  });
});
