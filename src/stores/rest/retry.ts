import type { StoreError } from '../storeError.ts';
import type { Limits } from './limits.ts';

/** A try that failed: why, and whether another one may go better. */
export interface Failure {
  readonly error: StoreError;
  readonly again: boolean;
  /** The pause that the server asked for. */
  readonly retryAfterMs?: number;
}

/**
 * How long to wait before the next try, or undefined to give up after `tries` of them. Waits are random, between nothing and the doubled
 * delay ("full jitter"), so that many windows which failed together do not come back together.
 */
export function retryDelayMs(
  failure: Failure,
  tries: number,
  leftMs: number,
  limits: Limits,
  random: () => number = Math.random,
): number | undefined {
  if (!failure.again || tries >= limits.tries) return undefined;
  const asked = failure.retryAfterMs ?? 0;
  if (asked > limits.longestRetryAfterMs) return undefined;
  const delayMs = asked + random() * Math.min(limits.firstDelayMs * 2 ** (tries - 1), limits.longestDelayMs);
  return delayMs < leftMs ? delayMs : undefined;
}

/** The `Retry-After` header: seconds, or a date. Undefined for anything else. */
export function parseRetryAfterMs(header: string | undefined, nowMs: number = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

/** Retries of one store, at most a tenth of its calls in the long run: an outage must not be made worse by everybody asking thrice. */
export class RetryBudget {
  #left = 10;

  earn(): void {
    this.#left = Math.min(10, this.#left + 0.1);
  }

  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
