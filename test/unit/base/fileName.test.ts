import assert from 'node:assert/strict';
import { fileNameFor } from '../../../src/base/fileName.ts';

describe('a name for a file', () => {
  it('is the given one wherever that will do', () => {
    for (const name of ['loss.png', 'val loss (3 runs).csv', '日本.svg', 'größe'])
      assert.equal(fileNameFor(name), name);
  });

  it('leads nowhere else, hides nothing, and is one that every system takes', () => {
    const names: Readonly<Record<string, string>> = {
      'val/loss.png': 'val-loss.png',
      '../../.ssh/id.png': '-..-.ssh-id.png',
      'C:\\x\\loss.csv': 'C--x-loss.csv',
      'a\u202egnp.exe\n.png': 'a-gnp.exe-.png',
      '.png': 'untitled.png',
      '...': 'untitled',
      'con.csv': 'con-.csv',
      nul: 'nul-',
      '  x . .png': 'x.png',
      '': 'untitled',
    };
    for (const [given, name] of Object.entries(names)) assert.equal(fileNameFor(given), name);
  });

  it('is not too long, and keeps its ending', () => {
    const name = fileNameFor(`${'🏅'.repeat(400)}.png`);
    assert.equal([...name].length, 104);
    assert.ok(name.endsWith('🏅.png'));
  });
});
