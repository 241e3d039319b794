import { setImmediate } from 'node:timers/promises';
import { sleep } from '../../base/cancel.ts';
import { StoreError } from '../storeError.ts';
import type { StoreOptions } from '../storeOptions.ts';
import { makeDispatcher } from './dispatcher.ts';
import { exchange, type Reply } from './exchange.ts';
import { Gate } from './gate.ts';
import type { Limits } from './limits.ts';
import { addressOf, networkFailure } from './networkFailure.ts';
import { maxHops, redirectError, redirectTarget } from './redirect.ts';
import { replyFailure } from './replyFailure.ts';
import { requestFor, type Question, type StreamQuestion } from './request.ts';
import { RetryBudget, retryDelayMs, type Failure } from './retry.ts';
import { signIn, type SignIn } from './signIn.ts';
import { within } from './within.ts';
import { lostChange, writeError } from './writeError.ts';

/** What a good reply says. @throws StoreError; `damaged` means that the reply did not arrive whole. */
export type ReadReply<Value> = (reply: Reply, url: URL) => Value | Promise<Value>;

type Outcome<Value> = { readonly value: Value } | Failure;

const bytesATurn = 128 * 1024;

/** Asks one tracking server. Its endpoint says whether a question may be asked again. */
export class RestClient {
  /** The server's address with its path prefix, and never a user or a password. */
  readonly url: URL;
  readonly #limits: Limits;
  readonly #signIn: SignIn;
  readonly #workspace: string | undefined;
  readonly #dispatcher;
  readonly #gate: Gate;
  readonly #streams: Gate;
  readonly #log: (line: string) => void;
  readonly #budget = new RetryBudget();
  readonly #closed = new AbortController();

  /** @throws StoreError `invalid` for a token or a proxy address that cannot be used. */
  constructor(url: string, options: StoreOptions, limits: Limits) {
    this.url = new URL(url);
    this.url.username = this.url.password = '';
    this.#limits = limits;
    this.#signIn = signIn(options.credentials);
    this.#workspace = options.workspace;
    this.#dispatcher = makeDispatcher(this.url, options, limits);
    this.#gate = new Gate(limits.callsAtOnce);
    this.#streams = new Gate(limits.streamsAtOnce);
    this.#log = options.log ?? (() => undefined);
  }

  /** Asks, and asks again where that may help and harms nothing. Rejects with a {@link StoreError} or the signal's reason. */
  ask<Value>(question: Question, read: ReadReply<Value>, signal?: AbortSignal): Promise<Value> {
    const { totalMs } = this.#limits;
    const { changes } = question.endpoint;
    const tooSlow = (): StoreError =>
      changes
        ? lostChange('timeout', this.url)
        : new StoreError(
            'timeout',
            `${addressOf(this.url)} is too slow: no whole answer came in time. Try again later.`,
          );
    return within({ milliseconds: totalMs, tooSlow }, [this.#closed.signal, signal], async (stop) => {
      const endMs = performance.now() + totalMs;
      this.#budget.earn();
      for (let tries = 1; ; tries++) {
        const outcome = await this.#gate.run(() => this.#try(question, read, tries, stop), stop);
        if ('value' in outcome) return outcome.value;
        if (changes) throw writeError(outcome.error, this.url);
        const delayMs = retryDelayMs(outcome, tries, endMs - performance.now(), this.#limits);
        if (delayMs === undefined || !this.#budget.spend()) throw outcome.error;
        await sleep(delayMs, stop);
      }
    });
  }

  /**
   * Asks for bytes that are taken as they come. It may last as long as they do: only silence ends it. Where they break off, `question` is made
   * again, and says from which byte on; as long as that helps, it is tried again.
   */
  stream<Value>(question: () => StreamQuestion, read: ReadReply<Value>, signal?: AbortSignal): Promise<Value> {
    return within(undefined, [this.#closed.signal, signal], async (stop) => {
      this.#budget.earn();
      for (let tries = 1, from = -1; ; tries++) {
        const asked = question();
        if (asked.range.start > from) tries = 1;
        from = asked.range.start;
        const outcome = await this.#streams.run(() => this.#try(asked, read, tries, stop), stop);
        if ('value' in outcome) return outcome.value;
        const delayMs = retryDelayMs(outcome, tries, Infinity, this.#limits);
        if (delayMs === undefined || !this.#budget.spend()) throw outcome.error;
        await sleep(delayMs, stop);
      }
    });
  }

  /** A line for the log, without names and values of the server's. */
  note(line: string): void {
    this.#log(line);
  }

  async close(): Promise<void> {
    this.#closed.abort(
      new StoreError('unreachable', `The connection to ${addressOf(this.url)} is closed. Open it again.`),
    );
    await this.#dispatcher.destroy();
  }

  async #try<Value>(
    question: Question,
    read: ReadReply<Value>,
    tries: number,
    signal: AbortSignal,
  ): Promise<Outcome<Value>> {
    const startMs = performance.now();
    const log = (news: string): void => {
      const { method, path } = question.endpoint;
      this.#log(`${method} ${path}: ${news}, ${Math.round(performance.now() - startMs)} ms, try ${tries}`);
    };
    try {
      const reply = await this.#follow(question, signal);
      log(`${reply.status}, ${reply.body.length} bytes`);
      return await this.#judge(question, read, reply);
    } catch (error) {
      log(signal.aborted ? 'stopped' : 'failed');
      signal.throwIfAborted();
      return networkFailure(error, this.url);
    }
  }

  /** Follows a redirect for a plain GET only, and only on the server that the credentials are for. */
  async #follow(question: Question, signal: AbortSignal): Promise<Reply> {
    const sender = { authorization: this.#signIn.authorization, workspace: this.#workspace };
    let request = requestFor(question, this.url, sender, this.#limits);
    for (let hops = 0; ; hops++) {
      const reply = await exchange(this.#dispatcher, request, this.#limits, signal);
      const target = redirectTarget(reply, request.url);
      if (target === undefined) return reply;
      const stays = request.method === 'GET' && target.origin === this.url.origin && hops < maxHops;
      if (!stays) throw redirectError(request.url, target);
      request = { ...request, url: target };
    }
  }

  /** A good answer that cannot be read was cut on its way, so it is worth another try. */
  async #judge<Value>({ endpoint }: Question, read: ReadReply<Value>, reply: Reply): Promise<Outcome<Value>> {
    const failure = replyFailure(reply, { url: this.url, endpoint, signIn: this.#signIn });
    if (failure !== undefined) return failure;
    try {
      const value = await read(reply, this.url);
      // To parse much is enough for one turn; what it means is for the next.
      if (reply.body.length > bytesATurn) await setImmediate();
      return { value };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const words = this.#signIn.redact(error.message);
      const safe = words === error.message ? error : new StoreError(error.fault, words);
      return { error: safe, again: error.fault === 'damaged' };
    }
  }
}
