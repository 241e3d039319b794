import assert from 'node:assert/strict';
import { StoreError } from '../../../../src/stores/storeError.ts';
import type { Job } from '../../../../src/stores/worker/protocol.ts';
import { WorkerQueue } from '../../../../src/stores/worker/workerQueue.ts';

describe('the queue of a worker', () => {
  const url = new URL('../../../support/fickleWorker.ts', import.meta.url);
  let queue: WorkerQueue;
  beforeEach(() => {
    queue = new WorkerQueue({ url, graceMs: 10 });
  });
  afterEach(() => queue.close());

  const ask = (job: string, signal?: AbortSignal): Promise<unknown> => queue.ask(job as unknown as Job, signal);

  it('answers in the order of the questions', async () => {
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((job) => ask(job))), ['did a', 'did b', 'did c']);
  });

  for (const end of ['die', 'throw']) {
    it(`fails only the question at which the worker did ${end}, and goes on with another worker`, async () => {
      const [first, failed, last] = await Promise.allSettled([ask('a'), ask(end), ask('b')]);
      assert.equal(first.status, 'fulfilled');
      assert.equal(failed.status, 'rejected');
      assert.deepEqual(last, { status: 'fulfilled', value: 'did b' });
    });
  }

  it('gives up a question at once when it is cancelled, and asks the waiting ones of a new worker', async () => {
    const cancelled = new AbortController();
    const reason = new Error('not wanted any more');
    const silent = ask('be silent', cancelled.signal);
    const next = ask('a');
    cancelled.abort(reason);
    await assert.rejects(silent, (error) => error === reason);
    assert.equal(await next, 'did a');
  });

  it('never asks what was cancelled while it waited', async () => {
    const cancelled = new AbortController();
    const first = ask('a');
    const deadly = ask('die', cancelled.signal);
    const last = ask('b');
    cancelled.abort();
    await assert.rejects(deadly, { name: 'AbortError' });
    assert.deepEqual([await first, await last], ['did a', 'did b']);
    await assert.rejects(ask('a', AbortSignal.abort()), { name: 'AbortError' });
  });

  it('rejects what is open, and what comes later, once it is closed', async () => {
    const open = Promise.allSettled([ask('be silent'), ask('a')]);
    await queue.close();
    for (const outcome of [...(await open), ...(await Promise.allSettled([ask('b')]))]) {
      assert.equal(outcome.status, 'rejected');
      assert.ok(outcome.reason instanceof StoreError);
      assert.equal(outcome.reason.fault, 'unreachable');
    }
  });
});
