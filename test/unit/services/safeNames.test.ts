import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { safeNames } from '../../../src/services/artifacts/safeNames.ts';

/** What server-given names are made of that mean something to some file system. */
const pieces = [
  '..',
  '.',
  '/',
  '\\',
  ':',
  '%2e',
  '%2F',
  '%25',
  '#',
  ';',
  'C:',
  'CON',
  'a',
  'A',
  'é',
  'e\u0301',
  ' ',
  '\0',
  '.part',
  '.txt',
  '\u202e',
  '*',
  '🏅',
];
const anyName = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));

describe('the names of downloaded files', () => {
  it('are what they are called wherever that will do', () => {
    const names = ['MLmodel', '.gitignore', 'roc curve (2).png', '100%.txt', 'a#b;c.txt', 'ünï cödé', 'conda.yaml'];
    assert.deepEqual(safeNames(names), names);
  });

  it('differ also where capitals and accents do not', () => {
    assert.deepEqual(safeNames(['a.txt', 'A.txt', 'a.txt', 'é', 'e\u0301']), [
      'a.txt',
      'A (2).txt',
      'a (3).txt',
      'é',
      'e\u0301 (2)',
    ]);
  });

  it('are none that another file has before it is whole', () => {
    assert.deepEqual(safeNames(['x', 'x.part']), ['x', 'x (2).part']);
    assert.deepEqual(safeNames(['x.part', 'x']), ['x.part', 'x (2)']);
  });

  it('never lead anywhere, on any system, and are all different', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 8 }), (names) => {
        const safe = safeNames(names);
        assert.equal(new Set(safe.map((name) => name.normalize('NFKC').toLowerCase())).size, names.length);
        for (const name of safe) {
          for (const system of [path.posix, path.win32]) {
            const root = system.resolve('/root/folder');
            assert.equal(system.dirname(system.resolve(root, name)), root, name);
            assert.equal(system.basename(system.resolve(root, name)), name);
          }
          assert.doesNotMatch(name, /^(?:con|nul|prn|aux)(?:\.|$)|[. ]$|[\0\\/:*]/i, name);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
