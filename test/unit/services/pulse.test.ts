import assert from 'node:assert/strict';
import { Pulse } from '../../../src/services/watching/pulse.ts';

describe('a pulse', () => {
  it('beats while it is wanted, and ends what is going on when it is not', async () => {
    let beats = 0;
    let ended: AbortSignal | undefined;
    const third = new Promise<void>((resolve) => {
      const pulse = new Pulse({
        intervalMs: () => 1,
        beat: (signal) => {
          if (++beats < 3) return Promise.resolve();
          ended = signal;
          pulse.want(false);
          resolve();
          return Promise.resolve();
        },
      });
      pulse.want(true);
    });
    await third;
    assert.equal(ended?.aborted, true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(beats, 3);
  });

  it('goes on after a failure', async () => {
    let beats = 0;
    await new Promise<void>((resolve) => {
      const pulse = new Pulse({
        intervalMs: () => 1,
        beat: () => {
          if (++beats < 3) return Promise.reject(new Error('not now'));
          pulse.dispose();
          resolve();
          return Promise.resolve();
        },
      });
      pulse.want(true);
    });
    assert.equal(beats, 3);
  });

  it('never beats twice at once, and not at all at an interval of 0', async () => {
    let atOnce = 0;
    let most = 0;
    let beats = 0;
    await new Promise<void>((resolve) => {
      const pulse = new Pulse({
        intervalMs: () => 1,
        beat: async () => {
          most = Math.max(most, ++atOnce);
          await new Promise((wake) => setTimeout(wake, 5));
          atOnce--;
          if (++beats < 3) return;
          pulse.dispose();
          resolve();
        },
      });
      pulse.want(true);
      pulse.want(true);
    });
    assert.equal(most, 1);

    const still = new Pulse({ intervalMs: () => 0, beat: () => Promise.reject(new Error('it beat')) });
    still.want(true);
    still.restart();
    still.dispose();
  });
});
