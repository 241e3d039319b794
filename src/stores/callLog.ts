import type { StoreKind } from './store.ts';
import { StoreError } from './storeError.ts';
import type { StoreOptions } from './storeOptions.ts';

/** One line for each call: what, how long, and how it failed; no names and no values. */
export function callLog(
  kind: StoreKind,
  log: StoreOptions['log'],
): <Answer>(name: string, answer: Promise<Answer>) => Promise<Answer> {
  return async (name, answer) => {
    const start = performance.now();
    const took = (): string => `${kind} ${name} ${(performance.now() - start).toFixed(0)} ms`;
    try {
      const result = await answer;
      log?.(took());
      return result;
    } catch (error) {
      log?.(`${took()} ${error instanceof StoreError ? error.fault : 'stopped'}`);
      throw error;
    }
  };
}
