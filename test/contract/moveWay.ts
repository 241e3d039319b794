import { keyed, type Keyed } from '../../src/base/keyed.ts';
import { moveAliases, type AgreedMove, type MovedAliases } from '../../src/services/registry/aliasMoves.ts';
import { usualLimits } from '../../src/stores/rest/limits.ts';
import { openRestStore } from '../../src/stores/rest/restStore.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { TestServer } from '../support/httpServer.ts';
import type { Turns } from '../support/turns.ts';
import type { AliasTable } from './aliasTable.ts';
import { startWilfulProxy, type Passage } from '../support/wilfulProxy.ts';

/** What may befall a request: the first is that nothing does. */
export const fates = [
  'well',
  'refused',
  'lostThere',
  'lostBack',
  'cutBack',
  'badGateway',
  'late',
  'crashBefore',
  'crashAfter',
] as const;
export type Fate = (typeof fates)[number];

/** How a person was told that a move went, if it is not by its outcome. */
export type Told = MovedAliases | 'rejected' | 'crashed';

interface WayOptions {
  readonly name: string;
  readonly serverUri: string;
  readonly turns: Turns;
  readonly fates: readonly Fate[];
  readonly database: AliasTable;
}

/** One person's Podium and its way to the server, on which things happen to requests. */
export class MoveWay {
  /** Each change of aliases and tags that the server has made for this person. */
  readonly changes: string[] = [];
  /** What was in the database at the moment of this person's last reading. */
  seen: Keyed<string> = keyed([]);
  /** How many requests something happened to. */
  readonly befell: Fate[] = [];
  readonly #options: WayOptions;
  #left: Fate[];
  #app: TestApp | undefined;
  #proxy: TestServer | undefined;
  #crash = (): void => undefined;
  #isCrashed = false;

  constructor(options: WayOptions) {
    this.#options = options;
    this.#left = [...options.fates];
  }

  /** From here on there is a party to the turns, until the person was told. */
  async move(agreed: Omit<AgreedMove, 'connection'>): Promise<Told> {
    this.#options.turns.join();
    const crashed = new Promise<'crashed'>((resolve) => (this.#crash = () => resolve('crashed')));
    const app = await this.#open();
    const [connection] = app.connections.all;
    if (!connection) throw new Error('There is no connection.');
    const told = moveAliases(app, { ...agreed, connection }, new AbortController().signal).catch((error: unknown) => {
      if (error instanceof StoreError) return 'rejected' as const;
      throw error;
    });
    const is = await Promise.race([told, crashed]);
    this.#options.turns.leave();
    return is;
  }

  /** From now on nothing befalls requests, and changes are counted anew. */
  calm(): void {
    this.#left = [];
    this.changes.length = 0;
  }

  async close(): Promise<void> {
    this.#app?.[Symbol.dispose]();
    await this.#proxy?.close();
  }

  async #open(): Promise<TestApp> {
    this.#proxy ??= await startWilfulProxy(this.#options.serverUri, (passage) => this.#pass(passage));
    this.#app ??= testApp({
      connections: [{ name: this.#options.name, trackingUri: this.#proxy.url }],
      openStore: (uri, options) => Promise.resolve(openRestStore(uri, options, { ...usualLimits, firstDelayMs: 1 })),
    });
    await this.#app.connections.ready();
    return this.#app;
  }

  async #pass(passage: Passage): Promise<void> {
    const { request } = passage;
    const { turns, name } = this.#options;
    if (!/\/(registered-models\/(get|alias)|model-versions\/set-tag)(\?|$)/.test(request.url)) {
      passage.answer(await passage.forward());
      return;
    }
    if (this.#isCrashed) return;
    const what = `${name}: ${request.method} ${request.url} ${request.body}`;
    const fate = this.#left.shift() ?? 'well';
    this.befell.push(fate);
    await turns.take(`${what} (${fate})`);
    switch (fate) {
      case 'refused':
        passage.refuse();
        return;
      case 'lostThere':
        passage.drop();
        return;
      case 'late':
        turns.join();
        passage.drop();
        await turns.take(`${what}, at last`);
        await this.#forward(passage, false);
        turns.leave();
        return;
      case 'crashBefore':
      case 'crashAfter':
        this.#isCrashed = true;
        if (fate === 'crashAfter') await this.#forward(passage);
        this.#crash();
        return;
      default:
    }
    const answer = await this.#forward(passage);
    await turns.take(`${what}, answered`);
    if (fate === 'well') passage.answer(answer);
    else if (fate === 'lostBack') passage.drop();
    else if (fate === 'cutBack') passage.cut(answer);
    else passage.fail();
  }

  /** An answer for which nobody waits any more is seen by nobody. */
  async #forward(passage: Passage, isAwaited = true): ReturnType<Passage['forward']> {
    const answer = await passage.forward();
    const { method, url, body } = passage.request;
    if (method === 'GET' && isAwaited) this.seen = this.#options.database.aliases();
    if (method !== 'GET' && answer.status === 200) this.changes.push(`${method} ${url} ${body}`);
    return answer;
  }
}
