import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import type { Keyed } from '../../../src/base/keyed.ts';
import type { FileInfo } from '../../../src/model/artifact.ts';
import { loggedImages as imagesOf, namedImage, type LoggedImage } from '../../../src/model/loggedImage.ts';

const id = '5aee9221-2576-4353-a49f-ad3039c0fa86';
const other = '1d70bf7e-c109-495c-9414-73c116ab0477';

function files(...names: readonly string[]): readonly FileInfo[] {
  return names.map((name) => ({ path: `images/${name}`, isDir: false, fileSizeBytes: 10 }));
}

function loggedImages(files: readonly FileInfo[]): Keyed<readonly LoggedImage[]> {
  return imagesOf(files.map(namedImage));
}

/** `step@time: file, small file` of each. */
function listed(names: readonly FileInfo[]): Readonly<Record<string, readonly string[]>> {
  const images = Object.entries(loggedImages(names));
  return Object.fromEntries(
    images.map(([key, all]) => [
      key,
      all.map(({ step, timestampMs, file, small }) =>
        [`${String(step)}@${String(timestampMs)}`, file ? 'file' : '', small ? 'small' : ''].filter(Boolean).join(' '),
      ),
    ]),
  );
}

describe('the images of a run', () => {
  it('are told by the names of their files, with the slashes of their keys, by step', () => {
    assert.deepEqual(
      listed(
        files(
          `eval~confusion+step+600+timestamp+5+${id}.png`,
          `eval~confusion+step+600+timestamp+5+${id}+compressed.webp`,
          `eval~confusion+step+20+timestamp+4+${other}.png`,
          `digit 7.first+step+-1+timestamp+6+${id}+compressed.webp`,
        ),
      ),
      { 'digit 7.first': ['-1@6 small'], 'eval/confusion': ['20@4 file', '600@5 file small'] },
    );
  });

  it('are told by older names, too', () => {
    const names = files(
      `a#b%step%7%timestamp%1%${id}.png`,
      `a#b%step%7%timestamp%1%${id}%compressed.webp`,
      `step%step%0%timestamp%1%${id}.png`,
    );
    assert.deepEqual(listed(names), { 'a/b': ['7@1 file small'], step: ['0@1 file'] });
  });

  it('are, of a step that was logged again, those that were logged last', () => {
    const names = files(`k+step+1+timestamp+9+${id}.png`, `k+step+1+timestamp+3+${other}.png`);
    assert.deepEqual(listed(names), { k: ['1@9 file'] });
  });

  it('are only what log_image wrote', () => {
    const names = [
      ...files(
        'plain.png',
        `k+step+x+timestamp+1+${id}.png`,
        `k+step+1+timestamp+1+${id}.svg`,
        `k+step+1%timestamp+1+a.png`,
      ),
      ...files(`k+step+99999999999999999999+timestamp+1+${id}.png`, `+step+1+timestamp+1+${id}.png`),
      { path: `images/k+step+1+timestamp+1+${id}.png`, isDir: true },
    ];
    assert.deepEqual(listed(names), {});
  });

  it('have names that are only names', () => {
    const images = loggedImages(files(`__proto__+step+1+timestamp+1+${id}.png`));
    assert.deepEqual(Object.keys(images), ['__proto__']);
  });

  it('are all found in what a real MLflow wrote', () => {
    const written = globSync('sample/mlartifacts/*/*/artifacts/images/*').map((path) => path.replaceAll('\\', '/'));
    assert.ok(written.length > 0);
    const images = Object.values(loggedImages(written.map((path) => ({ path, isDir: false })))).flat();
    assert.ok(images.length > 0 && images.every(({ file, small }) => file && small));
    for (const path of written) {
      const one = Object.values(loggedImages([{ path, isDir: false }]));
      assert.equal(one.flat().length, 1, path);
    }
  });
});
