import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactPlace } from '../../../../src/stores/local/artifactRoot.ts';
import { listArtifacts } from '../../../../src/stores/local/artifacts.ts';
import { locateArtifact, readArtifact, streamArtifact } from '../../../../src/stores/local/readArtifact.ts';
import type { StoreError } from '../../../../src/stores/storeError.ts';
import { skipIf } from '../../../support/skipIf.ts';

describe('artifacts on disk', () => {
  let folder: string;
  let storeFolder: string;
  let artifacts: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'podium-artifacts-')));
    storeFolder = path.join(folder, 'project');
    artifacts = put('mlruns/1/abc/artifacts');
    writeFileSync(path.join(artifacts, 'b.txt'), 'hello');
    mkdirSync(path.join(artifacts, 'a dir'));
    writeFileSync(path.join(artifacts, 'a dir', '100% ünï.txt'), 'inner');
    writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function put(below: string): string {
    const made = path.join(storeFolder, below);
    mkdirSync(made, { recursive: true });
    return made;
  }
  const list = (uri: string, below?: string): ReturnType<typeof listArtifacts> =>
    listArtifacts({ uri, storeFolder }, below);
  const read = async (uri: string, file: string, range?: { start: number; end: number }): Promise<string> =>
    Buffer.from(await readArtifact({ uri, storeFolder }, file, range)).toString();

  it('are listed folder by folder, by name, and read whole or in part', async () => {
    assert.deepEqual(await list(artifacts), [
      { path: 'a dir', isDir: true },
      { path: 'b.txt', isDir: false, fileSizeBytes: 5 },
    ]);
    assert.deepEqual(await list(artifacts, 'a dir'), [{ path: 'a dir/100% ünï.txt', isDir: false, fileSizeBytes: 5 }]);
    assert.equal(await read(artifacts, 'a dir/100% ünï.txt'), 'inner');
    assert.equal(await read(artifacts, 'b.txt', { start: 1, end: 3 }), 'el');
    assert.equal(await read(artifacts, 'b.txt', { start: 3, end: 99 }), 'lo');
    assert.equal(await read(artifacts, 'b.txt', { start: 9, end: 99 }), '');
  });

  it('are an empty list for what is not there, or is a file', async () => {
    assert.deepEqual(await list(artifacts, 'missing'), []);
    assert.deepEqual(await list(artifacts, 'b.txt'), []);
    assert.deepEqual(await list(path.join(storeFolder, 'mlruns/1/other/artifacts')), []);
    await assert.rejects(read(artifacts, 'missing'), { fault: 'notFound' });
    await assert.rejects(read(artifacts, 'a dir'), { fault: 'notFound' });
  });

  it('are found by file: URI, relative path, and mlflow-artifacts: URI', async () => {
    put('mlartifacts/1/def/artifacts');
    writeFileSync(path.join(storeFolder, 'mlartifacts/1/def/artifacts/served.txt'), 'served');
    const names = async (uri: string): Promise<string[]> => (await list(uri)).map((file) => file.path);
    assert.deepEqual(await names(pathToFileURL(artifacts).href), ['a dir', 'b.txt']);
    assert.deepEqual(await names('mlruns/1/abc/artifacts'), ['a dir', 'b.txt']);
    assert.deepEqual(await names('mlflow-artifacts:/1/def/artifacts'), ['served.txt']);
    assert.deepEqual(await names('mlflow-artifacts://host:5000/1/def/artifacts'), ['served.txt']);
    assert.deepEqual(await names('mlflow-artifacts:/1/abc/artifacts'), ['a dir', 'b.txt']);
  });

  it('are never all that lies beside a database', async () => {
    for (const uri of ['', '.', 'mlruns/..', storeFolder, pathToFileURL(storeFolder).href]) {
      await assert.rejects(list(uri), { fault: 'unsupported', message: /^No folder of its own/ }, uri);
    }
  });

  it('are found where the store was moved to', async () => {
    assert.equal((await list('/home/somebody/project/mlruns/1/abc/artifacts')).length, 2);
    assert.equal((await list(pathToFileURL('/elsewhere/mlruns/1/abc/artifacts').href)).length, 2);
    assert.deepEqual(await list('/home/somebody/project/mlruns/1/no-files/artifacts'), []);
    put('store/1/abc/artifacts/custom');
    assert.deepEqual(await list('/old/store/1/abc/artifacts'), [{ path: 'custom', isDir: true }]);
  });

  for (const uri of ['/etc', 'file:///etc', '../..', '/proj/mlruns-of-others/1/abc', 'mlruns/../../outside']) {
    it(`are not read outside of the store: ${uri}`, async () => {
      await assert.rejects(list(uri), { fault: 'unsupported' });
      await assert.rejects(read(uri, 'passwd'), { fault: 'unsupported' });
    });
  }

  it('are read outside of the store where that was allowed, and nowhere else', async () => {
    const outside = path.join(folder, 'data', 'artifacts');
    mkdirSync(outside, { recursive: true });
    writeFileSync(path.join(outside, 'far.txt'), 'far away');
    const uri = pathToFileURL(outside).href;
    await assert.rejects(list(uri), {
      fault: 'unsupported',
      outsideFolder: outside,
      message: /reads only what you allow/,
    });
    const place = (allowed: string): ArtifactPlace => ({ uri, storeFolder, allowedFolders: [allowed] });
    for (const allowed of [outside, path.join(folder, 'data')]) {
      assert.deepEqual(await listArtifacts(place(allowed)), [{ path: 'far.txt', isDir: false, fileSizeBytes: 8 }]);
      assert.equal(Buffer.from(await readArtifact(place(allowed), 'far.txt')).toString(), 'far away');
      assert.equal(await locateArtifact(place(allowed), 'far.txt'), path.join(outside, 'far.txt'));
      await assert.rejects(readArtifact(place(allowed), '../../secret.txt'), { fault: 'invalid' });
    }
    for (const other of [path.join(folder, 'dat'), path.join(outside, 'below'), storeFolder]) {
      await assert.rejects(listArtifacts(place(other)), { outsideFolder: outside }, other);
    }
  });

  it('are asked for together where they are those of one experiment, or of one mlruns, and only then', async () => {
    const run = 'a'.repeat(32);
    for (const [below, asked] of [
      [`exp/${run}/artifacts`, 'exp'],
      [`exp/models/m-${run}/artifacts`, 'exp'],
      [`other/mlruns/7/${run}/artifacts`, 'other/mlruns'],
      [`exp/${run}/files`, `exp/${run}/files`],
      ['exp/run/artifacts', 'exp/run/artifacts'],
    ] as const) {
      mkdirSync(path.join(folder, below), { recursive: true });
      await assert.rejects(list(path.join(folder, below)), { outsideFolder: path.join(folder, asked) }, below);
    }
  });

  it('are asked for by where links lead, in the store and outside', async function () {
    skipIf(process.platform === 'win32', 'links need an administrator on Windows.', this);
    const real = path.join(folder, 'real');
    mkdirSync(real);
    writeFileSync(path.join(real, 'key.txt'), 'private');
    mkdirSync(path.join(storeFolder, 'mlruns/1/linked'));
    symlinkSync(real, path.join(storeFolder, 'mlruns/1/linked/artifacts'));
    symlinkSync(real, path.join(folder, 'link'));
    for (const uri of ['mlruns/1/linked/artifacts', '/old/mlruns/1/linked/artifacts', path.join(folder, 'link')]) {
      await assert.rejects(list(uri), { fault: 'unsupported', outsideFolder: real }, uri);
      await assert.rejects(read(uri, 'key.txt'), { fault: 'unsupported' }, uri);
      const place = { uri, storeFolder, allowedFolders: [real] };
      assert.equal(Buffer.from(await readArtifact(place, 'key.txt')).toString(), 'private');
    }
    await assert.rejects(
      listArtifacts({ uri: path.join(folder, 'link'), storeFolder, allowedFolders: [path.join(folder, 'link')] }),
      {
        outsideFolder: real,
      },
    );
  });

  it('are not asked for where nothing is, or no folder', async () => {
    for (const uri of ['/nowhere/1/abc', path.join(folder, 'secret.txt')]) {
      await assert.rejects(list(uri), (error: StoreError) => {
        assert.equal(error.outsideFolder, undefined);
        return /which is not on this computer/.test(error.message);
      });
    }
  });

  it('stay below their folder whatever the mlflow-artifacts: URI says', async () => {
    assert.deepEqual(await list('mlflow-artifacts:/../../../..'), [{ path: '1', isDir: true }]); // That of mlruns.
    assert.deepEqual(await list('mlflow-artifacts:/%2e%2e/%2e%2e'), []);
  });

  for (const uri of ['s3://bucket/1/abc', 'gs://bucket/x', 'dbfs:/x', 'http://host/x', 'file://host/share']) {
    it(`are left to the tracking server: ${uri}`, async () => {
      await assert.rejects(list(uri), { name: 'StoreError', fault: 'unsupported' });
    });
  }

  for (const file of [
    '../secret.txt',
    'a dir/../../secret.txt',
    '/etc/passwd',
    'a\\b',
    'C:/x',
    '%2e%2e/secret.txt',
    'a\0b',
  ]) {
    it(`are not read by a path that could lead out: ${JSON.stringify(file)}`, async () => {
      await assert.rejects(read(artifacts, file), { fault: 'invalid' });
      await assert.rejects(list(artifacts, file), { fault: 'invalid' });
    });
  }

  it('are not followed through links that lead out, and these are listed as files', async function () {
    skipIf(process.platform === 'win32', 'links need an administrator on Windows.', this);
    symlinkSync(path.join(folder, 'secret.txt'), path.join(artifacts, 'link.txt'));
    symlinkSync(folder, path.join(artifacts, 'out'));
    symlinkSync(path.join(artifacts, 'b.txt'), path.join(artifacts, 'inside.txt'));
    symlinkSync(artifacts, path.join(artifacts, 'a dir', 'loop'));
    await assert.rejects(read(artifacts, 'link.txt'), { fault: 'unsupported' });
    await assert.rejects(read(artifacts, 'out/secret.txt'), { fault: 'unsupported' });
    await assert.rejects(list(artifacts, 'out'), { fault: 'unsupported' });
    assert.equal(await read(artifacts, 'inside.txt'), 'hello');
    assert.equal(await read(artifacts, 'a dir/loop/b.txt'), 'hello');
    assert.deepEqual((await list(artifacts)).slice(2), [
      { path: 'inside.txt', isDir: false, fileSizeBytes: 5 },
      { path: 'link.txt', isDir: false },
      { path: 'out', isDir: false },
    ]);
  });

  it('are refused above 20 MiB at once, and for a range that is none', async () => {
    writeFileSync(path.join(artifacts, 'big.bin'), new Uint8Array(21 * 1024 * 1024));
    await assert.rejects(read(artifacts, 'big.bin'), { fault: 'tooLarge' });
    assert.equal((await read(artifacts, 'big.bin', { start: 20_000_000, end: 20_000_010 })).length, 10);
    for (const [start, end] of [
      [2, 2],
      [-1, 2],
      [0.5, 2],
    ] as const) {
      await assert.rejects(read(artifacts, 'b.txt', { start, end }), { fault: 'invalid' });
    }
  });

  it('are handed on piece by piece from any byte, however large they are', async () => {
    const large = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 253));
    writeFileSync(path.join(artifacts, 'large.bin'), large);
    const pieces: Buffer[] = [];
    await streamArtifact({ uri: artifacts, storeFolder }, 'large.bin', 99, (piece) => {
      pieces.push(Buffer.from(piece));
    });
    assert.ok(pieces.length > 1);
    assert.deepEqual(Buffer.concat(pieces), large.subarray(99));
    const none = (file: string, start: number): Promise<void> =>
      streamArtifact({ uri: artifacts, storeFolder }, file, start, () => assert.fail('There is nothing to take.'));
    await none('large.bin', 700_001);
    await assert.rejects(none('missing', 0), { fault: 'notFound' });
    await assert.rejects(none('../secret.txt', 0), { fault: 'invalid' });
  });

  it('say so when they become shorter while they are read', async () => {
    const file = path.join(artifacts, 'shrinking.bin');
    writeFileSync(file, new Uint8Array(1024 * 1024));
    const reading = streamArtifact({ uri: artifacts, storeFolder }, 'shrinking.bin', 0, () => {
      writeFileSync(file, 'short');
    });
    await assert.rejects(reading, { fault: 'damaged', message: /became shorter/ });
  });

  it('are found on this machine', async () => {
    const place = { uri: '/home/somebody/project/mlruns/1/abc/artifacts', storeFolder };
    assert.equal(await locateArtifact(place, 'b.txt'), path.join(artifacts, 'b.txt'));
    assert.equal(await locateArtifact(place, ''), artifacts);
    await assert.rejects(locateArtifact(place, 'missing'), { fault: 'notFound' });
    await assert.rejects(locateArtifact(place, '../../../../secret.txt'), { fault: 'invalid' });
  });

  it('are given up when cancelled', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(listArtifacts({ uri: artifacts, storeFolder }, '', signal), /enough/);
    await assert.rejects(readArtifact({ uri: artifacts, storeFolder }, 'b.txt', undefined, signal), /enough/);
  });
});
