import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startMlflow } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { skipIf } from '../support/skipIf.ts';

const module = path.resolve(import.meta.dirname, '../support/mlflowServer.ts');

describe("the tests' MLflow server", function () {
  this.timeout(130_000);
  let folder = '';

  before(async function () {
    await needsPython(this);
    folder = await mkdtemp(path.join(tmpdir(), 'podium-server-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('ends with the test that started it, also when that is killed outright', async function () {
    skipIf(process.platform === 'win32', 'Windows has no process groups; there only an orderly end is.', this);
    const script = `const { startMlflow } = await import(${JSON.stringify(module)});
      console.log((await startMlflow({ folder: ${JSON.stringify(folder)} })).url);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [url] = (await once(owner.stdout, 'data')) as [Buffer];
      assert.ok(await answers(String(url).trim()));
      owner.kill('SIGKILL');
      while (await answers(String(url).trim())) await wait(100);
    } finally {
      owner.kill('SIGKILL');
    }
  });

  it('shows its own words when it does not start', async () => {
    await assert.rejects(startMlflow({ folder, backend: 'nosuch://database' }), /nosuch/);
  });
});

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
