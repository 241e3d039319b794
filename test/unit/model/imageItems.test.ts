import assert from 'node:assert/strict';
import { imageItems, isImageName } from '../../../src/model/imageItems.ts';
import type { FileInfo } from '../../../src/model/artifact.ts';

const file = (path: string, fileSizeBytes = 7): FileInfo => ({ path, isDir: false, fileSizeBytes });
const logged = (key: string, step: number, id: string, small = ''): string =>
  `images/${key}+step+${String(step)}+timestamp+170000000000${String(step)}+${id}${small}`;

describe('the images among files', () => {
  it('are what is called like one', () => {
    const names = ['a.png', 'B.JPEG', 'c.webp', 'd.gif', 'e.bmp', 'f.avif', 'g.svg', 'h.txt', 'png', 'i.png.csv'];
    assert.deepEqual(names.filter(isImageName), names.slice(0, 7));
  });

  it('are each file by its name, numbers as numbers, and each key that was logged by step once', () => {
    const items = imageItems(
      [
        file('roc 10.png'),
        file('roc 9.png', 9),
        file('notes.txt'),
        { path: 'plots.png', isDir: true },
        file('deep/er/x.svg'),
        file(`${logged('digit~7', 2, 'ab')}.png`, 20),
        file(`${logged('digit~7', 1, 'cd')}.png`, 10),
        file(`${logged('digit~7', 1, 'cd', '+compressed')}.webp`, 1),
      ],
      '',
    );
    assert.deepEqual(items, [
      {
        id: 'key images/digit/7',
        name: 'digit/7',
        folder: 'images',
        frames: [
          {
            path: `${logged('digit~7', 1, 'cd')}.png`,
            smallPath: `${logged('digit~7', 1, 'cd', '+compressed')}.webp`,
            step: 1,
            sizeBytes: 10,
          },
          { path: `${logged('digit~7', 2, 'ab')}.png`, step: 2, sizeBytes: 20 },
        ],
      },
      { id: 'file deep/er/x.svg', name: 'x.svg', folder: 'deep/er', frames: [{ path: 'deep/er/x.svg', sizeBytes: 7 }] },
      { id: 'file /roc 9.png', name: 'roc 9.png', folder: '', frames: [{ path: 'roc 9.png', sizeBytes: 9 }] },
      { id: 'file /roc 10.png', name: 'roc 10.png', folder: '', frames: [{ path: 'roc 10.png', sizeBytes: 7 }] },
    ]);
  });

  it('are called the same wherever the folder lies that one looks at', () => {
    const idsBelow = (folder: string): readonly string[] =>
      imageItems([file(`${folder}/a.png`), file(`${folder}/in/b.png`)], folder).map(({ id }) => id);
    assert.deepEqual(idsBelow('plots'), idsBelow('old/plots'));
    assert.deepEqual(idsBelow('plots'), ['file /a.png', 'file in/b.png']);
  });

  it('that are only a small copy yet are that copy', () => {
    const path = `${logged('x', 3, 'ef', '+compressed')}.webp`;
    assert.deepEqual(
      imageItems([file(path)], 'images').flatMap(({ frames }) => frames),
      [{ path, smallPath: path, step: 3, sizeBytes: 7 }],
    );
  });
});
