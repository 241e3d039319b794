import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Connection } from '../../../src/connections/connection.ts';
import { artifactAddress, artifactPlaceOf } from '../../../src/services/artifacts/artifactAddress.ts';
import { artifactNodeAt } from '../../../src/services/artifacts/artifactNode.ts';
import { safeNames } from '../../../src/services/artifacts/safeNames.ts';
import { artifactSegments } from '../../../src/stores/artifactPath.ts';
import { openStore } from '../../../src/stores/index.ts';
import { listArtifacts } from '../../../src/stores/local/artifacts.ts';
import { locateArtifact, readArtifact } from '../../../src/stores/local/readArtifact.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp } from '../../support/app.ts';
import { serveArtifacts } from '../../support/artifactServer.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { seed } from '../../support/seed.ts';
import { skipIf } from '../../support/skipIf.ts';
import { tempFolder, type TempFolder } from '../../support/tempFolder.ts';

/** What means something to a system, a shell, a URI or MLflow, between letters. */
const pieces = [
  'a',
  'B',
  'ü',
  '日',
  ' ',
  '.',
  '..',
  '/',
  '\\',
  ':',
  'C:',
  '#',
  '?',
  '&',
  '+',
  '=',
  ';',
  '%',
  '%2e',
  '%2F',
  '%5c',
  '%252e',
  '%2523',
  '%00',
  '\0',
  '~',
  '$HOME',
  '`',
  '"',
  "'",
  '*',
  'CON',
  'nul.txt',
  'COM1',
  'lpt9.log',
  '.part',
  '\u202e',
  '\n',
];
const anyPath = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 }).map((some) => some.join(''));

/** Its segments, or a sentence that names it and says why there are none. */
function segmentsOf(file: string): readonly string[] | undefined {
  try {
    return artifactSegments(file);
  } catch (error) {
    assert.ok(error instanceof StoreError && error.fault === 'invalid');
    assert.match(error.message, /^Podium does not open the artifact .*: its path (?:is|holds|begins|has|leads) .+\.$/s);
    return undefined;
  }
}

const runs = { seed, numRuns: 400 };

describe('any path of an artifact', () => {
  let folder: TempFolder;
  let server: TestServer;
  const file: Record<string, string> = {};
  before(async () => {
    folder = tempFolder();
    server = await serveArtifacts(file);
  });
  after(async () => {
    await server.close();
    folder[Symbol.dispose]();
  });

  it('that is not refused is written, listed, read and located in a local store as it is', async function () {
    skipIf(process.platform === 'win32', 'Windows allows few of these names.', this);
    const storeFolder = path.join(folder.path, 'store');
    const root = path.join(storeFolder, 'mlruns', '1', 'r', 'artifacts');
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyPath, async (name) => {
        const segments = segmentsOf(name);
        const place = { uri: root, storeFolder };
        if (!segments) {
          await assert.rejects(readArtifact(place, name), { fault: 'invalid' });
          return;
        }
        accepted++;
        rmSync(root, { recursive: true, force: true });
        const real = path.join(root, ...segments);
        mkdirSync(path.dirname(real), { recursive: true });
        writeFileSync(real, name);
        const below = segments.slice(0, -1).join('/');
        assert.deepEqual(await listArtifacts(place, below), [
          { path: name, isDir: false, fileSizeBytes: Buffer.byteLength(name) },
        ]);
        assert.equal(Buffer.from(await readArtifact(place, name)).toString(), name);
        assert.equal(await locateArtifact(place, name), real);
        assert.ok(real.startsWith(root + path.sep));
      }),
      runs,
    );
    assert.ok(accepted > 50);
  });

  it('that is not refused reaches a server as it is, but for names that MLflow would take for others', async () => {
    const store = await openStore(server.url);
    await fc.assert(
      fc.asyncProperty(anyPath, async (name) => {
        const asked = server.requests.length;
        file[name] = name;
        const read = store.readArtifact({ runId: 'r' }, name).then((bytes) => Buffer.from(bytes).toString());
        const segments = segmentsOf(name);
        if (segments && !name.includes('#') && !/%[0-9a-f]{2}/i.test(name)) {
          assert.equal(await read, name);
        } else {
          await assert.rejects(read, { fault: segments ? 'unsupported' : 'invalid' });
          assert.equal(server.requests.length, asked);
        }
      }),
      runs,
    );
    await store.close();
  });

  it('that is not refused is found again from the address of its tab, and is saved under names that are safe', async () => {
    using app = testApp({ connections: [{ name: 'Team', trackingUri: server.url }] });
    const connection = app.connections.all[0] as Connection;
    await fc.assert(
      fc.asyncProperty(anyPath, async (name) => {
        const segments = segmentsOf(name);
        if (!segments) return;
        const address = artifactAddress(connection, { runId: 'r' }, 'fox', name);
        assert.equal(artifactPlaceOf(address).path, name);
        assert.equal((await artifactNodeAt(app.connections, address)).file.path, name);
        const safe = segments.map((segment) => safeNames([segment])[0] ?? '');
        for (const system of [path.posix, path.win32]) {
          const target = system.resolve('/root/folder', ...safe);
          assert.equal(system.relative(system.resolve('/root/folder'), target), safe.join(system.sep));
        }
      }),
      runs,
    );
  });
});
