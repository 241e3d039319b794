import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { downloadArtifacts } from '../../src/commands/artifacts/downloadArtifacts.ts';
import { openArtifact } from '../../src/commands/artifacts/openArtifact.ts';
import type { FileInfo } from '../../src/model/artifact.ts';
import { artifactAddress, artifactPlace } from '../../src/services/artifacts/artifactAddress.ts';
import type { NodeOf } from '../../src/services/node.ts';
import { openStore, type Store } from '../../src/stores/index.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { exampleFiles } from '../support/hostileFiles/examples.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { startS3, type S3 } from '../support/s3.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { localAddress, previewAt } from './previewAt.ts';

const names = ['plain.txt', 'a b/c d.txt', 'ünï/cödé 日本.txt', 'a+b&c=d.txt', '100%.txt', "it's; (fine).txt"];
/** MLflow's server decodes what it is asked for, and refuses `#`. Its client cannot log such names; other programs can. */
const unnameable = ['odd/a%20b.txt', 'odd/#1/2.txt', 'odd/no #3.txt'];
const large = Buffer.from(Array.from({ length: 900_000 }, (_, at) => at % 251));

describe('the artifacts of a server that keeps them in S3', () => {
  let folder: TempFolder | undefined;
  let s3: S3 | undefined;
  let server: MlflowServer | undefined;
  let opened: Store | undefined;
  let runId: string;

  before(async function () {
    await needsPython(this);
    folder = tempFolder();
    s3 = await startS3();
    const { destination: artifactsDestination, environment } = s3;
    server = await startMlflow({ folder: folder.path, artifactsDestination, environment });
    const created = await fetch(`${server.url}/api/2.0/mlflow/runs/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ experiment_id: '0', run_name: 'fox' }),
    });
    runId = ((await created.json()) as { run: { info: { run_id: string } } }).run.info.run_id;
    opened = await openStore(server.url);
    for (const name of names) await s3.put(keyOf(name), Buffer.from(name));
    await s3.put(keyOf('large.bin'), large);
    for (const name of unnameable) await s3.put(keyOf(name), Buffer.from('x'));
  });
  after(async () => {
    await opened?.close();
    await server?.stop();
    await s3?.stop();
    folder?.[Symbol.dispose]();
  });

  const keyOf = (name: string): string => `mlflow/0/${runId}/artifacts/${name}`;
  const store = (): Store => {
    assert.ok(opened);
    return opened;
  };
  const bucket = (): S3 => {
    assert.ok(s3);
    return s3;
  };
  const app = (): TestApp => testApp({ connections: [{ name: 'Team', trackingUri: server?.url ?? '' }] });
  const node = ({ connections }: TestApp, file: FileInfo): NodeOf<'artifact'> => {
    const [connection] = connections.all;
    assert.ok(connection);
    return { kind: 'artifact', connection, owner: { runId }, ownerName: 'fox', file };
  };

  it('are listed folder by folder, whatever their names hold', async () => {
    const found: string[] = [];
    const look = async (at?: string): Promise<void> => {
      for (const file of await store().listArtifacts({ runId }, at)) {
        if (file.path === 'odd') continue;
        if (file.isDir) await look(file.path);
        else found.push(`${file.path} ${String(file.fileSizeBytes)}`);
      }
    };
    await look();
    const sizes = names.map((name) => `${name} ${String(Buffer.byteLength(name))}`);
    assert.deepEqual(found.toSorted(), [...sizes, `large.bin ${String(large.length)}`].toSorted());
    assert.deepEqual(await store().listArtifacts({ runId }, 'odd'), [
      { path: 'odd/#1', isDir: true },
      { path: 'odd/a%20b.txt', isDir: false, fileSizeBytes: 1 },
      { path: 'odd/no #3.txt', isDir: false, fileSizeBytes: 1 },
    ]);
  });

  it('are read by their names', async () => {
    for (const name of names) {
      assert.equal(Buffer.from(await store().readArtifact({ runId }, name)).toString(), name);
    }
  });

  it('are read in part, and handed on from any byte', async () => {
    const part = await store().readArtifact({ runId }, 'large.bin', { start: 500_000, end: 500_100 });
    assert.deepEqual(Buffer.from(part), large.subarray(500_000, 500_100));
    const pieces: Buffer[] = [];
    await store().streamArtifact({ runId }, 'large.bin', 800_000, (piece) => void pieces.push(Buffer.from(piece)));
    assert.deepEqual(Buffer.concat(pieces), large.subarray(800_000));
  });

  it('are downloaded as they are, under names that are safe here', async () => {
    using target = tempFolder();
    using podium = app();
    podium.ui.answer({ type: target.path });
    await downloadArtifacts.run(podium, node(podium, { path: 'ünï', isDir: true }), []);
    assert.equal(readFileSync(path.join(target.path, 'ünï', 'cödé 日本.txt'), 'utf8'), 'ünï/cödé 日本.txt');
    podium.ui.answer({ type: path.join(target.path, 'large.bin') });
    await downloadArtifacts.run(podium, node(podium, { path: 'large.bin', isDir: false }), []);
    assert.deepEqual(readFileSync(path.join(target.path, 'large.bin')), large);
  });

  it('are previewed, files of every kind, as where they lie here', async function () {
    this.timeout(120_000);
    using here = tempFolder();
    using podium = app();
    const [connection] = podium.connections.all;
    assert.ok(connection);
    const files = await exampleFiles();
    for (const [name, bytes] of files) {
      await bucket().put(keyOf(`kinds/${name}`), bytes);
      writeFileSync(path.join(here.path, name), bytes);
    }
    for (const name of files.keys()) {
      const there = await previewAt(podium, artifactAddress(connection, { runId }, 'fox', `kinds/${name}`));
      const local = await previewAt(podium, localAddress(path.join(here.path, name)));
      assert.deepEqual(there.content.document, local.content.document, name);
      assert.deepEqual(there.rows, local.rows, name);
    }
  });

  it('say which of them MLflow cannot be asked for, and keep no other from coming', async () => {
    for (const name of unnameable) {
      await assert.rejects(
        store().readArtifact({ runId }, name),
        { fault: 'unsupported', message: /in its path/ },
        name,
      );
    }
    await bucket().put(keyOf('odd/good.txt'), Buffer.from('good'));
    using target = tempFolder();
    using podium = app();
    podium.ui.answer({ type: target.path });
    await downloadArtifacts.run(podium, node(podium, { path: 'odd', isDir: true }), []);
    assert.deepEqual(readdirSync(path.join(target.path, 'odd')), ['good.txt']);
    assert.match(podium.ui.messages[0] ?? '', /^Downloaded 1 of 4 files .* does not hand out what has/);
    await bucket().remove(keyOf('odd/good.txt'));
  });

  it('cost one fetch for a click', async () => {
    using podium = app();
    const before = bucket().fetched(keyOf('plain.txt'));
    const clicked = node(podium, { path: 'plain.txt', isDir: false });
    await openArtifact.run(podium, clicked, []);
    // What VS Code asks of the file system then.
    const place = artifactPlace(clicked.connection, clicked.owner, 'plain.txt');
    await podium.artifacts.find(place);
    const read = await Promise.all([podium.artifacts.readWhole(place), podium.artifacts.readWhole(place)]);
    assert.deepEqual(
      read.map((bytes) => Buffer.from(bytes).toString()),
      ['plain.txt', 'plain.txt'],
    );
    // It logs what it is asked, after it has answered.
    const fetched = (): number => bucket().fetched(keyOf('plain.txt')) - before;
    while (fetched() === 0) await sleep(20);
    assert.equal(fetched(), 1);
  });

  it('say so when they are gone meanwhile', async () => {
    await bucket().put(keyOf('late.txt'), Buffer.from('late'));
    assert.equal(Buffer.from(await store().readArtifact({ runId }, 'late.txt')).toString(), 'late');
    await bucket().remove(keyOf('late.txt'));
    await assert.rejects(store().readArtifact({ runId }, 'late.txt'), { fault: 'notFound' });
  });
});
