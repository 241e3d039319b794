import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { OutsideCopies } from '../../../src/services/artifacts/outsideCopies.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('copies for other programs', () => {
  it('lie in a folder of the window, and go with it', async () => {
    using folder = tempFolder();
    const copies = new OutsideCopies(path.join(folder.path, 'opened'));
    const one = await copies.newFolder();
    assert.notEqual(one, await copies.newFolder());
    const other = new OutsideCopies(path.join(folder.path, 'opened'));
    await other.newFolder();
    assert.equal(readdirSync(path.join(folder.path, 'opened')).length, 2);
    copies.dispose();
    assert.equal(readdirSync(path.join(folder.path, 'opened')).length, 1);
    other.dispose();
    assert.deepEqual(readdirSync(path.join(folder.path, 'opened')), []);
  });

  it('of windows that ended badly go at the next start, those of others stay', async () => {
    using folder = tempFolder();
    const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
    const names = [`${String(ended)}-abc`, `${String(process.pid)}-abc`, 'nobody'];
    for (const name of names) mkdirSync(path.join(folder.path, name, 'copy-x'), { recursive: true });
    await new OutsideCopies(folder.path).clean();
    assert.deepEqual(readdirSync(folder.path), [`${String(process.pid)}-abc`]);
  });

  it('say so where their folder cannot be made, and try again the next time', async () => {
    using folder = tempFolder({ opened: 'a file' });
    const place = path.join(folder.path, 'opened');
    const copies = new OutsideCopies(place);
    await assert.rejects(copies.newFolder(), { fault: 'disk', message: /in the way at/ });
    rmSync(place);
    await copies.newFolder();
    copies.dispose();
  });

  it('need no folder to be cleaned', async () => {
    using folder = tempFolder();
    await new OutsideCopies(path.join(folder.path, 'none')).clean();
    assert.deepEqual(readdirSync(folder.path), []);
  });
});
