/** For so long a change may go on that nobody waits for: then its disk is taken for one that hangs, and the questions behind it go first. */
const patienceMs = 10_000;

/**
 * Starts a change that can be cancelled until it begins, which it says by `begin`. Cancelled later, it rejects with the signal's reason
 * all the same, but goes on: what is written in several steps is not to be cut in half.
 */
export function uncut<Answer>(
  start: (signal: AbortSignal, begin: () => void) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stopper = new AbortController();
    let hasBegun = false;
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      stopper.abort(signal?.reason);
    };
    const cancel = (): void => {
      reject(signal?.reason as Error);
      if (hasBegun) timer = setTimeout(stop, patienceMs).unref();
      else stop();
    };
    const begin = (): void => {
      hasBegun = true;
    };
    const settled = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    start(stopper.signal, begin).finally(settled).then(resolve, reject);
  });
}
