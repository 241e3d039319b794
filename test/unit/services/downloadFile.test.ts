import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFailure } from '../../../src/services/artifacts/diskFailure.ts';
import { downloadFile } from '../../../src/services/artifacts/downloadFile.ts';
import type { Take } from '../../../src/stores/store.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { skipIf } from '../../support/skipIf.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Runs something with mounts of its own, which end with it; of Linux only. */
const linuxProgram = 'unshare';
const file = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 251));
const pieceBytes = 30_000;
const brokenOff = new StoreError('unreachable', 'The connection broke off.');

/** What a store streams of a file, until it breaks off; and from where it was asked to. */
function streaming(bytes: Buffer, breaksOffAt = Infinity) {
  const starts: number[] = [];
  return {
    starts,
    stream: async (start: number, take: Take): Promise<void> => {
      starts.push(start);
      for (let at = start; at < bytes.length; at += pieceBytes) {
        if (at >= breaksOffAt) throw brokenOff;
        await take(bytes.subarray(at, at + pieceBytes));
      }
    },
  };
}

describe('a downloaded file', () => {
  const wanted = (folder: string, more = {}) => ({
    name: 'big.bin',
    sizeBytes: file.length,
    path: path.join(folder, 'big.bin'),
    mayReplace: false,
    ...more,
  });

  it('stands in its place only when it is whole', async () => {
    using folder = tempFolder();
    const place = wanted(folder.path);
    const told: number[] = [];
    let wasThere = false;
    await downloadFile(place, streaming(file).stream, (bytes) => {
      told.push(bytes);
      wasThere ||= existsSync(place.path);
    });
    assert.deepEqual(readFileSync(place.path), file);
    assert.equal(told.at(-1), file.length);
    assert.deepEqual([wasThere, existsSync(`${place.path}.part`)], [false, false]);
  });

  it('is gone on with where it broke off, after a look at whether it is the same file', async () => {
    using folder = tempFolder();
    const place = wanted(folder.path);
    await assert.rejects(
      downloadFile(place, streaming(file, 120_000).stream, () => undefined),
      brokenOff,
    );
    assert.deepEqual(readFileSync(`${place.path}.part`), file.subarray(0, 120_000));
    const again = streaming(file);
    await downloadFile(place, again.stream, () => undefined);
    assert.deepEqual(again.starts, [120_000 - 65_536]);
    assert.deepEqual(readFileSync(place.path), file);
  });

  for (const [what, part] of [
    ['another file', Buffer.alloc(120_000)],
    ['a longer file', Buffer.alloc(file.length + 1)],
    ['one that is whole already', file],
  ] as const) {
    it(`is right also where ${what} was begun before`, async () => {
      using folder = tempFolder();
      const place = wanted(folder.path);
      writeFileSync(`${place.path}.part`, part);
      await downloadFile(place, streaming(file).stream, () => undefined);
      assert.deepEqual(readFileSync(place.path), file);
    });
  }

  it('is begun anew where it is shorter now than what was there before', async () => {
    using folder = tempFolder();
    const place = wanted(folder.path, { sizeBytes: undefined });
    writeFileSync(`${place.path}.part`, file);
    await downloadFile(place, streaming(file.subarray(0, 10)).stream, () => undefined);
    assert.deepEqual(readFileSync(place.path), file.subarray(0, 10));
  });

  it('is no file that has another size than its store said, and leaves nothing', async () => {
    using folder = tempFolder();
    const place = wanted(folder.path);
    for (const other of [file.subarray(1), Buffer.concat([file, file])]) {
      await assert.rejects(
        downloadFile(place, streaming(other).stream, () => undefined),
        {
          fault: 'damaged',
          message: /^big\.bin has changed since it was listed/,
        },
      );
      assert.deepEqual([existsSync(place.path), existsSync(`${place.path}.part`)], [false, false]);
    }
  });

  it('leaves nothing where nothing came', async () => {
    using folder = tempFolder();
    const place = wanted(folder.path);
    await assert.rejects(
      downloadFile(place, streaming(file, 0).stream, () => undefined),
      brokenOff,
    );
    assert.equal(existsSync(`${place.path}.part`), false);
  });

  it('takes the place of another only where it may', async () => {
    using folder = tempFolder({ 'big.bin': 'mine' });
    const place = wanted(folder.path);
    await assert.rejects(
      downloadFile(place, streaming(file).stream, () => undefined),
      { fault: 'disk' },
    );
    assert.equal(readFileSync(place.path, 'utf8'), 'mine');
    await downloadFile({ ...place, mayReplace: true }, streaming(file).stream, () => undefined);
    assert.deepEqual(readFileSync(place.path), file);
  });

  it('is never written through a link, and never over a folder', async function () {
    skipIf(process.platform === 'win32', 'links need an administrator on Windows.', this);
    using folder = tempFolder({ 'secret.txt': 'secret' });
    const place = wanted(folder.path, { mayReplace: true });
    symlinkSync(path.join(folder.path, 'secret.txt'), `${place.path}.part`);
    await assert.rejects(
      downloadFile(place, streaming(file).stream, () => undefined),
      {
        fault: 'disk',
        message: /is a link/,
      },
    );
    assert.equal(readFileSync(path.join(folder.path, 'secret.txt'), 'utf8'), 'secret');
    const inTheWay = wanted(folder.path, { path: path.join(folder.path, 'taken'), mayReplace: true });
    mkdirSync(path.join(inTheWay.path, 'below'), { recursive: true });
    await assert.rejects(
      downloadFile(inTheWay, streaming(file).stream, () => undefined),
      { fault: 'disk' },
    );
  });

  it('is refused by a folder that may not be written, in a sentence', async function () {
    skipIf(process.platform === 'win32' || process.getuid?.() === 0, 'an administrator may write anywhere.', this);
    using folder = tempFolder();
    chmodSync(folder.path, 0o555);
    await assert.rejects(
      downloadFile(wanted(folder.path), streaming(file).stream, () => undefined),
      {
        fault: 'disk',
        message: /may not be written by your user/,
      },
    );
  });

  it('stops with a sentence where the disk is full, stands in no place, and goes on once there is room', function () {
    using folder = tempFolder();
    // A disk of its own, which ends with the process that sees it.
    const script = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" "$3" "$1"';
    const child = fileURLToPath(new URL('../../support/fullDisk.ts', import.meta.url));
    const args = ['-Urm', 'sh', '-c', script, 'sh', folder.path, process.execPath, child];
    const canMount = spawnSync(linuxProgram, ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', folder.path]).status === 0;
    skipIf(!canMount, 'no small disk can be made here.', this);
    const { status, stdout } = spawnSync(linuxProgram, args, { encoding: 'utf8', timeout: 60_000 });
    const place = path.join(folder.path, 'big.bin');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      first: {
        fault: 'disk',
        message: `The disk is full: ${place}.part could not be written to its end. Make room, or choose another folder.`,
        parts: [`${place}.part`],
        files: ['big.bin.part', 'other'],
      },
      second: { parts: [], files: ['big.bin'] },
      isWhole: true,
    });
  });

  it('is explained whatever the disk says', () => {
    const said = ['ENOSPC', 'EFBIG', 'EROFS', 'EISDIR', 'ENAMETOOLONG', 'EBUSY', 'ENOENT', 'EWHATEVER'].map(
      (code) => diskFailure(Object.assign(new Error(code), { code }), '/x/big.bin').message,
    );
    assert.equal(new Set(said).size, said.length);
    for (const sentence of said) assert.match(sentence, /\/x\/big\.bin.*\. [A-Z].*\.$/);
  });
});
