import assert from 'node:assert/strict';
import type { ArtifactOwner, FileInfo } from '../../src/model/artifact.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { agree, agreeOnSome } from './agree.ts';
import type { Context } from './context.ts';
import { runIdOf } from './find.ts';

export function artifactTests(context: Context): void {
  type Both = [Promise<unknown>, ReturnType<Context['oracle']['ask']>];
  const list = (owner: ArtifactOwner, path?: string): Both => [
    context.store.listArtifacts(owner, path).then((files) => files.map(withoutZeroSize)),
    context.oracle.ask('listArtifacts', owner, ...(path === undefined ? [] : [path])),
  ];
  const read = (owner: ArtifactOwner, path: string): Both => [
    context.store.readArtifact(owner, path).then((bytes) => Buffer.from(bytes).toString('base64')),
    context.oracle.ask('readArtifact', owner, path),
  ];
  let odd: ArtifactOwner;
  let sample: ArtifactOwner;
  let model: ArtifactOwner;

  before(async () => {
    odd = { runId: await runIdOf(context.store, 'parent') };
    sample = { runId: await runIdOf(context.store, 'logistic C=0.1') };
    model = { modelId: (await context.store.getModelVersion('breast-cancer-classifier', '3')).modelId };
  });

  it('lists the root and each folder of a run', async () => {
    for (const path of [undefined, 'a', 'a/b', 'images']) await agreeOnSome(...list(odd, path));
    for (const path of [undefined, 'plots']) await agreeOnSome(...list(sample, path));
  });

  it('lists the files of a logged model', () => agreeOnSome(...list(model)));

  it('lists nothing for a file, and for a folder that is not there', async () => {
    for (const path of ['d.json', 'nosuch', 'a/nosuch']) await agree(...list(odd, path));
  });

  it('lists and reads the files of a registered version', async () => {
    const owner = { name: 'breast-cancer-classifier', version: '3' };
    assert.deepEqual(await context.store.listArtifacts(owner), await context.store.listArtifacts(model));
    await agreeOnSome(...read(owner, 'MLmodel'));
  });

  for (const path of ['a/b/hello.txt', 'a/ünï cödé & + = 100%.txt', 'd.json']) {
    it(`reads ${path}`, () => agreeOnSome(...read(odd, path)));
  }
  it('reads an empty file', async () => {
    assert.equal((await context.store.readArtifact(odd, 'empty.txt')).byteLength, 0);
  });
  it('reads a picture byte for byte', () => agreeOnSome(...read(sample, 'plots/confusion_matrix.png')));
  it('reads a file of a logged model', () => agreeOnSome(...read(model, 'MLmodel')));

  it('reads part of a file, up to what there is', async () => {
    const part = async (start: number, end: number): Promise<string> =>
      Buffer.from(await context.store.readArtifact(odd, 'a/b/hello.txt', { start, end })).toString();
    assert.deepEqual([await part(0, 2), await part(1, 4), await part(3, 100)], ['he', 'ell', 'lo']);
  });

  it('hands a file on as it is, from any byte', async () => {
    const path = 'plots/confusion_matrix.png';
    const whole = Buffer.from(await context.store.readArtifact(sample, path));
    for (const start of [0, 1, 1000, whole.length]) {
      const pieces: Buffer[] = [];
      await context.store.streamArtifact(sample, path, start, (piece) => {
        pieces.push(Buffer.from(piece));
      });
      assert.deepEqual(Buffer.concat(pieces), whole.subarray(start));
    }
  });

  for (const path of ['nosuch.txt', 'a/nosuch.txt', 'd.json/nosuch']) {
    it(`has no file ${path}`, () => rejectsWith('notFound', context.store.readArtifact(odd, path)));
  }

  for (const path of ['../meta.yaml', 'a/../../../../mlflow.db', '/etc/hostname', 'a/%2e%2e/%2e%2e/%2e%2e/mlflow.db']) {
    it(`reads nothing outside the run: ${path}`, async () => {
      await assert.rejects(context.store.readArtifact(odd, path), (error) => error instanceof StoreError);
      await assert.rejects(context.store.listArtifacts(odd, path), (error) => error instanceof StoreError);
    });
  }
}

/** MLflow's server leaves a size of 0 out. */
function withoutZeroSize({ path, isDir, fileSizeBytes }: FileInfo): FileInfo {
  return { path, isDir, ...(fileSizeBytes !== undefined && fileSizeBytes > 0 && { fileSizeBytes }) };
}

async function rejectsWith(fault: string, promise: Promise<unknown>): Promise<void> {
  await assert.rejects(promise, (error) => error instanceof StoreError && error.fault === fault);
}
