import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '../../../../src/filter/sql.ts';
import { openDatabase, type Change } from '../../../../src/stores/sqlite/database.ts';
import { startProcess } from '../../../../src/stores/worker/childProcess.ts';
import type { Job } from '../../../../src/stores/worker/protocol.ts';
import { WorkerQueue } from '../../../../src/stores/worker/workerQueue.ts';
import { TestDatabase } from '../../../support/database.ts';
import { isRunning, processesBelow } from '../../../support/processesBelow.ts';
import { skipIf } from '../../../support/skipIf.ts';

const module = new URL('../../../../src/stores/sqlite/database.ts', import.meta.url).href;
const change: Change = { statement: sql`UPDATE experiments SET name = 'changed'` };
const worker = 'stores/worker/worker';

describe('the process that changes a database', () => {
  let files: TestDatabase;
  beforeEach(function () {
    skipIf(process.platform !== 'linux', 'only Linux says which processes there are in /proc.', this);
    files = new TestDatabase();
    files.addExperiment('1', 'one');
  });
  afterEach(() => files.dispose());

  /** A program that changes something, says so, and then has nothing more to do but what it is given. */
  function host(rest: string): ChildProcess {
    const script = `
      const { openDatabase } = await import(${JSON.stringify(module)});
      const database = openDatabase(process.argv[1]);
      await database.write([${JSON.stringify(change)}]);
      process.stdout.write('changed');
      ${rest}`;
    const args = ['--input-type=module', '--eval', script, files.path];
    return spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 9_000,
      killSignal: 'SIGKILL',
    });
  }

  async function gone(pid: number): Promise<void> {
    while (isRunning(pid)) await wait(10);
  }

  it('starts with the first change, and one is enough', async () => {
    const database = openDatabase(files.path);
    await database.all(sql`SELECT 1`);
    assert.equal(processesBelow(process.pid, worker).length, 0);
    await Promise.all([database.write([change]), database.write([change])]);
    await database.write([change]);
    const [pid = 0, ...others] = processesBelow(process.pid, worker);
    assert.deepEqual(others, []);
    await database.close();
    assert.equal(isRunning(pid), false);
  });

  it('ends when nothing is changed for a while', async () => {
    const queue = new WorkerQueue({ start: startProcess, idleMs: 20 });
    const job: Job = { kind: 'write', file: { path: files.path, busyTimeoutMs: 0 }, steps: [] };
    await queue.ask(job);
    const [pid = 0] = processesBelow(process.pid, worker);
    await gone(pid);
    assert.deepEqual(await queue.ask(job), { rows: [] });
    await queue.close();
  });

  it('keeps the one that started it not alive, whether that closes the database or not', async () => {
    for (const rest of ['', 'await database.close()']) {
      const [code] = (await once(host(rest), 'exit')) as [number | null];
      assert.equal(code, 0);
    }
  });

  it('ends with the one that started it, also when that is killed outright', async () => {
    const program = host('setInterval(() => {}, 1000);');
    await once(program.stdout ?? assert.fail(), 'data');
    const [pid = assert.fail()] = processesBelow(program.pid ?? 0, worker);
    program.kill('SIGKILL');
    await gone(pid);
  });
});
