import assert from 'node:assert/strict';
import { closeSync, constants, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { startProcess } from '../../../../src/stores/worker/childProcess.ts';
import type { StartPeer } from '../../../../src/stores/worker/peer.ts';
import type { Job } from '../../../../src/stores/worker/protocol.ts';
import { startThread } from '../../../../src/stores/worker/thread.ts';
import { WorkerQueue } from '../../../../src/stores/worker/workerQueue.ts';
import { makePipe } from '../../../support/makePipe.ts';
import { skipIf } from '../../../support/skipIf.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const url = new URL('../../../support/fickleWorker.ts', import.meta.url);
const starts: Readonly<Record<string, StartPeer>> = {
  thread: (listener) => startThread(listener, url),
  process: (listener) => startProcess(listener, url),
};

for (const [peer, start] of Object.entries(starts)) {
  describe(`the queue of a worker that is a ${peer}`, () => {
    let queue: WorkerQueue;
    beforeEach(() => {
      queue = new WorkerQueue({ start, graceMs: 10 });
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
      const outcomes = [...(await open), ...(await Promise.allSettled([ask('b')]))];
      const reasons = outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as unknown) : undefined,
      );
      assert.ok(reasons.every((reason) => reason instanceof StoreError && reason.fault === 'unreachable'));
      // Only what was underway may have been done.
      assert.deepEqual(
        reasons.map((reason) => (reason as StoreError).outcome),
        ['unknown', undefined, undefined],
      );
    });

    it('is not held up by a file that never answers, as on a network folder that hangs', async function () {
      skipIf(process.platform === 'win32', 'Windows has no file that can be told to hang.', this);
      using folder = tempFolder();
      const pipe = `${folder.path}/pipe`;
      makePipe(pipe);
      try {
        const cancelled = new AbortController();
        const hanging = ask(pipe, cancelled.signal);
        setTimeout(() => cancelled.abort(), 50); // Which only comes where the event loop turns.
        await assert.rejects(hanging, { name: 'AbortError' });
        assert.equal(await ask('a'), 'did a');
        const alsoHanging = assert.rejects(ask(pipe), { fault: 'unreachable' });
        await wait(50);
        await queue.close();
        await alsoHanging;
      } finally {
        // Lets go of who waits for the other end.
        closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK));
      }
    });
  });
}
