import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TableValue } from '../../src/model/loggedTable.ts';
import { artifactAddress } from '../../src/services/artifacts/artifactAddress.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { exampleFiles } from '../support/hostileFiles/examples.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { runCalled } from '../support/runCalled.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { localAddress, namesOf, previewAt, type Previewed } from './previewAt.ts';

const run = 'boosting max_depth=2';

describe('tables that a run holds, through a tracking server', function () {
  this.timeout(180_000);
  let sample: SampleCopy | undefined;
  let server: MlflowServer | undefined;
  let folder = '';
  let examples: ReadonlyMap<string, Uint8Array> = new Map();

  before(async function () {
    await needsPython(this);
    sample = await copySample();
    using app = testApp({ folders: [{ name: 'sample', path: sample.folder }] });
    const { run: found } = await runCalled(app, run);
    folder = path.join(sample.folder, 'mlartifacts', found.experimentId, found.runId, 'artifacts');
    examples = await exampleFiles();
    for (const [file, bytes] of examples) writeFileSync(path.join(folder, file), bytes);
    server = await startMlflow({ folder: sample.folder });
  });
  after(async () => {
    await server?.stop();
    await sample?.dispose();
  });

  it('have the rows that MLflow’s own log_table wrote', async () => {
    using app = testApp({ connections: [{ name: 'server', trackingUri: server?.url ?? '' }] });
    const { content, rows } = await preview(app, 'mistakes_table.json');
    const logged = JSON.parse(readFileSync(path.join(folder, 'mistakes_table.json'), 'utf8')) as {
      readonly columns: readonly string[];
      readonly data: readonly (readonly TableValue[])[];
    };
    assert.equal(content.title, `mistakes_table.json · ${run}`);
    assert.deepEqual(namesOf(content), logged.columns);
    assert.ok(logged.data.length > 0);
    assert.deepEqual(rows.rows, logged.data);
  });

  it('have what they have where they lie, as files of every kind, also from the store’s own folder', async () => {
    using throughServer = testApp({ connections: [{ name: 'server', trackingUri: server?.url ?? '' }] });
    using fromFolder = testApp({ folders: [{ name: 'sample', path: sample?.folder ?? '' }] });
    for (const file of ['mistakes.csv', ...examples.keys()]) {
      const here = await preview(throughServer, file, path.join(folder, file));
      assert.ok(here.content.document.kind === 'card' || here.rows.rows.length > 0, file);
      for (const app of [throughServer, fromFolder]) {
        const there = await preview(app, file);
        assert.deepEqual(there.content.document, here.content.document, file);
        assert.deepEqual(there.rows, here.rows, file);
      }
    }
  });
});

/** Of the run's artifact, or of a file that lies here. */
async function preview(app: TestApp, file: string, place?: string): Promise<Previewed> {
  if (place !== undefined) return previewAt(app, localAddress(place));
  const { connection, run: found } = await runCalled(app, run);
  return previewAt(app, artifactAddress(connection, { runId: found.runId }, found.runName, file));
}
