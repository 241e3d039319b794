import { sleep } from '../../base/cancel.ts';
import type { ByteRange } from '../../model/artifact.ts';
import type { StoreOptions } from '../index.ts';
import { StoreError } from '../storeError.ts';
import { makeDispatcher } from './dispatcher.ts';
import type { Endpoint } from './endpoints.ts';
import { exchange, type Exchange, type Reply } from './exchange.ts';
import { Gate } from './gate.ts';
import type { Limits } from './limits.ts';
import { networkFailure } from './networkFailure.ts';
import { redirectError, redirectTarget, maxHops } from './redirect.ts';
import { replyFailure } from './replyFailure.ts';
import { RetryBudget, retryDelayMs, type Failure } from './retry.ts';
import { signIn, type SignIn } from './signIn.ts';
import { within } from './within.ts';

/** A question to an {@link Endpoint}. */
export interface Question {
  readonly endpoint: Endpoint;
  /** Fills the `{…}` of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Names may repeat; what is undefined is left out. */
  readonly query?: readonly (readonly [name: string, value: string | undefined])[];
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly range?: ByteRange;
}

/** Reads from one tracking server: every call is a read, so that it may be tried again. */
export class RestClient {
  readonly url: URL;
  readonly #limits: Limits;
  readonly #dispatcher;
  readonly #signIn: SignIn;
  readonly #gate: Gate;
  readonly #budget = new RetryBudget();
  readonly #closed = new AbortController();
  readonly #log: (line: string) => void;

  constructor(url: string, options: StoreOptions, limits: Limits) {
    this.url = new URL(url);
    this.#limits = limits;
    this.#signIn = signIn(options.credentials);
    this.#dispatcher = makeDispatcher(this.url, options, limits);
    this.#gate = new Gate(limits.callsAtOnce);
    this.#log = options.log ?? (() => undefined);
  }

  /**
   * Asks, again where that may help, and reads the answer.
   * @param read what the reply says; its {@link StoreError} `damaged` means that the reply did not arrive whole.
   */
  ask<Value>(question: Question, read: (reply: Reply, url: URL) => Value, signal?: AbortSignal): Promise<Value> {
    const { totalMs } = this.#limits;
    const tooSlow = (): StoreError =>
      new StoreError(
        'timeout',
        `${this.url.host} is too slow: its answer did not come in time. Try again later, or ask for less.`,
      );
    return within(totalMs, tooSlow, [this.#closed.signal, signal], async (stop) => {
      const endMs = Date.now() + totalMs;
      this.#budget.earn();
      for (let tries = 1; ; tries++) {
        const outcome = await this.#gate.run(() => this.#try(question, read, tries, stop), stop);
        if ('value' in outcome) return outcome.value;
        const delayMs = retryDelayMs(outcome, tries, endMs - Date.now(), this.#limits);
        if (delayMs === undefined || !this.#budget.spend()) throw outcome.error;
        await sleep(delayMs, stop);
      }
    });
  }

  async close(): Promise<void> {
    this.#closed.abort(new StoreError('unreachable', `The connection to ${this.url.host} is closed. Open it again.`));
    await this.#dispatcher.destroy();
  }

  async #try<Value>(
    question: Question,
    read: (reply: Reply, url: URL) => Value,
    tries: number,
    signal: AbortSignal,
  ): Promise<{ readonly value: Value } | Failure> {
    const startMs = performance.now();
    let outcome: { readonly value: Value } | Failure;
    let reply: Reply | undefined;
    try {
      reply = await this.#follow(question, signal);
      const asked = {
        url: this.url,
        endpoint: question.endpoint,
        signedIn: this.#signIn.authorization !== undefined,
        redact: this.#signIn.redact,
      };
      outcome = replyFailure(reply, asked) ?? readReply(read, reply, this.url);
    } catch (error) {
      signal.throwIfAborted();
      outcome = networkFailure(error, this.url);
    } finally {
      const { method, path } = question.endpoint;
      const ms = Math.round(performance.now() - startMs);
      const size = reply === undefined ? '' : `, ${String(reply.body.length)} bytes`;
      const how = signal.aborted ? 'stopped' : (reply?.status ?? 'no answer');
      this.#log(`${method} ${path}: ${String(how)}, ${String(ms)} ms${size}, try ${String(tries)}`);
    }
    return outcome;
  }

  /** Follows a redirect only for a plain GET, and only on the server that our credentials are for. */
  async #follow(question: Question, signal: AbortSignal): Promise<Reply> {
    let request = this.#exchangeFor(question);
    for (let hops = 0; ; hops++) {
      const reply = await exchange(this.#dispatcher, request, this.#limits, signal);
      const target = redirectTarget(reply, request.url);
      if (target === undefined) return reply;
      if (request.method !== 'GET' || target.origin !== this.url.origin || hops === maxHops)
        throw redirectError(request.url, target);
      request = { ...request, url: target };
    }
  }

  #exchangeFor({ endpoint, path = {}, query = [], body, range }: Question): Exchange {
    const filled = endpoint.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(path[name] ?? ''));
    const pairs = query.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
    const { authorization } = this.#signIn;
    return {
      method: endpoint.method,
      url: new URL(`${this.url.origin}${this.url.pathname.replace(/\/+$/, '')}${filled}${search}`),
      headers: {
        accept: endpoint.answer === 'json' ? 'application/json' : '*/*',
        // A part of a file is counted in the file's own bytes.
        'accept-encoding': endpoint.answer === 'bytes' ? 'identity' : 'gzip, deflate, br',
        'user-agent': 'Podium',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(authorization !== undefined && { authorization }),
        ...(range !== undefined && { range: `bytes=${String(range.start)}-${String(range.end - 1)}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      keep: (status) => {
        if (status < 200 || status >= 300) return { bytes: 64 * 1024, cut: true };
        // A server that ignores the range sends the file from its start.
        if (range !== undefined && status === 200)
          return { bytes: Math.min(range.end, endpoint.maxBytes), cut: range.end <= endpoint.maxBytes };
        return { bytes: endpoint.maxBytes, cut: false };
      },
    };
  }
}

/** An answer of status 200 that cannot be read did not come through whole, so it is worth another try. */
function readReply<Value>(
  read: (reply: Reply, url: URL) => Value,
  reply: Reply,
  url: URL,
): { readonly value: Value } | Failure {
  try {
    return { value: read(reply, url) };
  } catch (error) {
    if (error instanceof StoreError) return { error, again: error.fault === 'damaged' };
    throw error;
  }
}
