import assert from 'node:assert/strict';
import type { FileInfo } from '../../../src/model/artifact.ts';
import { ArtifactWalk } from '../../../src/services/artifacts/artifactWalk.ts';

const never = new AbortController().signal;
const all = (): boolean => true;

/** Folders by path, with the names in them; those of folders end with a slash. */
function listing(folders: Readonly<Record<string, readonly string[]>>, asked: string[] = []) {
  return (folder: string): Promise<readonly FileInfo[]> => {
    asked.push(folder);
    const names = folders[folder] ?? [];
    return Promise.resolve(
      names.map((name) => ({
        path: `${folder === '' ? '' : `${folder}/`}${name.replace(/\/$/, '')}`,
        isDir: name.endsWith('/'),
      })),
    );
  };
}

describe('looking through the folders of artifacts', () => {
  const folders = { '': ['a/', 'b/', 'top.txt'], a: ['deep/', 'x.txt'], b: ['y.txt'], 'a/deep': ['z.txt'] };
  const paths = (files: readonly FileInfo[]): readonly string[] => files.map(({ path }) => path);

  it('finds all files, those that lie highest first, and lists each folder once', async () => {
    const asked: string[] = [];
    const walk = new ArtifactWalk('', listing(folders, asked));
    const found = await walk.find(all, 100, never);
    assert.deepEqual(paths(found.files), ['top.txt', 'a/x.txt', 'b/y.txt', 'a/deep/z.txt']);
    assert.equal(found.isCut, false);
    assert.deepEqual(paths((await walk.find(({ path }) => path.includes('z'), 100, never)).files), ['a/deep/z.txt']);
    assert.deepEqual(asked, ['', 'a', 'b', 'a/deep']);
  });

  it('stays below the folder that it was given', async () => {
    assert.deepEqual(paths((await new ArtifactWalk('a', listing(folders)).find(all, 9, never)).files), [
      'a/x.txt',
      'a/deep/z.txt',
    ]);
  });

  it('looks no further than it must', async () => {
    const asked: string[] = [];
    const walk = new ArtifactWalk('', listing({ '': ['a/', '1', '2', '3'], a: ['4'] }, asked));
    assert.deepEqual(await walk.find(all, 2, never), {
      files: [
        { path: '1', isDir: false },
        { path: '2', isDir: false },
      ],
      isCut: true,
    });
    assert.deepEqual(asked, ['']);
    assert.equal((await walk.find(all, 3, never)).isCut, true);
    assert.equal((await walk.find(all, 4, never)).isCut, false);
  });

  it('goes on after it was cancelled, and misses nothing', async () => {
    let calls = 0;
    const list = listing(folders);
    const walk = new ArtifactWalk('', (folder, signal) => {
      signal.throwIfAborted();
      return ++calls === 3 ? Promise.reject(new Error('stopped')) : list(folder);
    });
    await assert.rejects(walk.find(all, 9, never), /stopped/);
    await assert.rejects(walk.find(all, 9, AbortSignal.abort(new Error('cancelled'))), /cancelled/);
    assert.equal((await walk.find(all, 9, never)).files.length, 4);
  });

  it('finds each file once where two look at the same time', async () => {
    const walk = new ArtifactWalk('', listing(folders));
    const both = await Promise.all([walk.find(all, 9, never), walk.find(all, 9, never)]);
    assert.deepEqual(
      both.map(({ files }) => files.length),
      [4, 4],
    );
  });

  it('ends where folders go on for ever, and takes nothing that lies elsewhere', async () => {
    const endless = new ArtifactWalk('', (folder) =>
      Promise.resolve([{ path: folder === '' ? 'loop' : `${folder}/loop`, isDir: true }]),
    );
    assert.deepEqual(await endless.find(all, 9, never), { files: [], isCut: false });
    const wide = new ArtifactWalk('', (folder) =>
      Promise.resolve(
        Array.from({ length: 9 }, (_, at) => ({
          path: `${folder === '' ? '' : `${folder}/`}${String(at)}`,
          isDir: true,
        })),
      ),
    );
    assert.deepEqual(await wide.find(all, 9, never), { files: [], isCut: true });
    const hostile = new ArtifactWalk('', () =>
      Promise.resolve([
        { path: '../x', isDir: false },
        { path: '', isDir: true },
      ]),
    );
    assert.deepEqual((await hostile.find(all, 9, never)).files, []);
  });
});
