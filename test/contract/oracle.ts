import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Store } from '../../src/stores/store.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import type { Search } from './anySearch.ts';

const program = path.resolve(import.meta.dirname, 'oracle.py');

/** What MLflow's own client answers: a value in our shapes, or MLflow's word for why not. */
export type Answer = { readonly value: unknown } | { readonly errorCode: string };

/** What a search finds, in order, by name or id. */
export type SearchAnswer = { readonly value: readonly string[] } | { readonly errorCode: string };

/** MLflow's Python client. One process answers a whole suite, because importing MLflow takes seconds. */
export interface Oracle {
  /** Searches answer all their pages at once, as lists of lists. */
  ask(method: keyof Store | 'createRegisteredModel', ...args: unknown[]): Promise<Answer>;
  /** What each finds, all asked at once. What MLflow itself did not foresee is an INTERNAL_ERROR, as where a server answers. */
  searchAll(searches: readonly Search[]): Promise<readonly SearchAnswer[]>;
  close(): Promise<void>;
}

/** `python` has another MLflow than 3.17.2 in it, from 1.30 on. */
export async function startOracle(
  trackingUri: string,
  environment: NodeJS.ProcessEnv = {},
  python?: string,
): Promise<Oracle> {
  const child = spawn(python ?? (await pythonEnvironment()), [program, trackingUri], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environmentWithoutMlflow(), ...environment },
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (method: string, args: readonly unknown[]): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify({ method, arguments: args })}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error(`The oracle ended when it was asked for ${method}.`);
    const answer = JSON.parse(line.value, spelledNumber) as Answer | { readonly failure: string };
    if ('failure' in answer) throw new Error(`MLflow's client failed at ${method}: ${answer.failure}`);
    return answer;
  };

  const inTurn = (method: string, args: readonly unknown[]): Promise<Answer> => {
    const answer = last.then(() => ask(method, args));
    last = answer.catch(() => undefined);
    return answer;
  };

  return {
    ask: (method, ...args) => inTurn(method, args),
    async searchAll(searches) {
      const answer = await inTurn('searchAll', [searches]);
      if ('value' in answer) return answer.value as readonly SearchAnswer[];
      throw new Error(`MLflow's client failed: ${answer.errorCode}`);
    },
    async close() {
      child.kill(); // It may be busy with a question that nobody waits for any more.
      await ended;
    },
  };
}

/** Undoes what the oracle does to numbers that JSON has no word for. */
function spelledNumber(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('number' in value) || Object.keys(value).length > 1)
    return value;
  return { nan: NaN, inf: Infinity, '-inf': -Infinity }[String(value.number)] ?? value;
}
