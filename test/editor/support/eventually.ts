import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 50;

/** Tries until it succeeds: what VS Code shows comes when it comes. Fails as the last try did. */
export async function eventually<T>(check: () => T | Promise<T>, limitMs = 20_000): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(pauseMs);
    }
  }
}
