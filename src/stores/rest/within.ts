interface Deadline {
  readonly milliseconds: number;
  readonly tooSlow: () => Error;
}

/**
 * Runs work that must end in time, where there is a deadline, and earlier if one of the signals says so. When it is stopped, it rejects with what stopped it: the
 * signal's own reason, or what `tooSlow` makes.
 */
export async function within<Value>(
  deadline: Deadline | undefined,
  signals: readonly (AbortSignal | undefined)[],
  work: (stop: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const watched = signals.filter((signal) => signal !== undefined);
  const stop = (event: Event): void => {
    controller.abort((event.target as AbortSignal).reason);
  };
  const timer =
    deadline &&
    setTimeout(() => {
      controller.abort(deadline.tooSlow());
    }, deadline.milliseconds);
  try {
    for (const signal of watched) {
      signal.throwIfAborted();
      signal.addEventListener('abort', stop);
    }
    return await work(controller.signal);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    for (const signal of watched) signal.removeEventListener('abort', stop);
  }
}
