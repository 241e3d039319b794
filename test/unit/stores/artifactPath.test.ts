import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { artifactSegments } from '../../../src/stores/artifactPath.ts';
import { StoreError } from '../../../src/stores/storeError.ts';

const refused = (error: unknown): boolean => error instanceof StoreError && error.fault === 'invalid';

describe('an artifact path', () => {
  it('is taken apart at its slashes, whatever its names hold', () => {
    assert.deepEqual(artifactSegments('plots/ünï cödé #1.png'), ['plots', 'ünï cödé #1.png']);
    assert.deepEqual(artifactSegments('100%.txt'), ['100%.txt']);
    assert.deepEqual(artifactSegments('...'), ['...']);
  });

  for (const path of [
    '',
    '/etc/passwd',
    '../../x',
    'a/../../b',
    'a/./b',
    'a//b',
    'a/',
    '..\\x',
    'C:\\x',
    'c:x',
    'a\0b',
    'x'.repeat(1025),
    '%2e%2e/x',
    'a/%252e%252e/b',
    'a/%25252525252e./b',
    'a%2f..%2fb',
    '%5c%5chost',
    '%00',
  ]) {
    it(`is refused when it is ${JSON.stringify(path.slice(0, 30))}`, () => {
      assert.throws(() => artifactSegments(path), refused);
    });
  }

  it('says why it is refused, also where the reason is hidden in percent codes', () => {
    const why = (path: string): string => {
      try {
        artifactSegments(path);
      } catch (error) {
        return (error as Error).message;
      }
      return 'fine';
    };
    assert.deepEqual(
      ['a/../b', 'a//b', '/a', 'C:a', 'a\\b', 'a\0b', 'a/%2e%2e/b', 'a/%252e%252e/b', 'a%2500'].map(why),
      [
        'a/../b: its path leads to another folder.',
        'a//b: its path has an empty name in it.',
        '/a: its path begins at the root of a disk.',
        'C:a: its path begins with the letter of a drive.',
        'a\\b: its path holds a backslash, at which Windows parts folders.',
        'a⟦U+0000⟧b: its path holds a character that ends it (NUL).',
        'a/%2e%2e/b: its path leads to another folder once its percent codes are read.',
        'a/%252e%252e/b: its path leads to another folder once its percent codes are read.',
        'a%2500: its path holds a character that ends it (NUL) once its percent codes are read.',
      ].map((reason) => `Podium does not open the artifact ${reason}`),
    );
  });

  it('stays inside the folder it is joined to, on every system, however often it is decoded', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%25', 'C:', 'a', 'ü', '%', '2e', '\0');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        let path = pieces.join('');
        try {
          artifactSegments(path);
        } catch (error) {
          return refused(error);
        }
        for (let round = 0; round < 9; round++) {
          if (!posix.resolve('/root', path).startsWith('/root/')) return false;
          if (!win32.resolve('D:\\root', path).startsWith('D:\\root\\')) return false;
          try {
            path = decodeURIComponent(path);
          } catch {
            return true;
          }
        }
        return true;
      }),
      { numRuns: 3000 },
    );
  });
});
