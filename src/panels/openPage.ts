import * as v from 'valibot';
import { isCancelled } from '../base/cancel.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Log } from '../host/log.ts';
import type { Node } from '../services/node.ts';
import type { PageIdentity } from '../services/pages.ts';
import { failureLine } from '../services/failureLine.ts';
import { Pulse } from '../services/watching/pulse.ts';
import { StoreError } from '../stores/storeError.ts';
import type { PageState, Protocol, ToPage } from '../protocol/protocol.ts';
import type { Answerer, Page } from './page.ts';

const toHost = v.variant('kind', [
  v.object({ kind: v.literal('ready') }),
  v.object({ kind: v.literal('retry') }),
  v.object({ kind: v.literal('allow') }),
  v.object({ kind: v.literal('ask'), id: v.number(), call: v.string(), ask: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: v.number() }),
]);

type Shown = PageState<Protocol['content']> & { readonly kind: 'shown' };

/** What an open page needs besides what it shows. */
interface Need {
  readonly log: Log;
  /** Asks whether a folder outside of a store may be read; if so, pages are read again. */
  readonly allow: (folder: string) => Promise<void>;
}

/** An open page: what it was told last, what it is waiting for, and when to read again. */
export class OpenPage implements Disposable {
  readonly #page: Page<Protocol>;
  readonly #identity: PageIdentity;
  readonly #send: (message: ToPage<Protocol>) => void;
  readonly #need: Need;
  readonly #owned = new Owned();
  readonly #asks = new Map<number, AbortController>();
  readonly #pulse: Pulse;
  #reading: AbortController | undefined;
  #state: PageState<Protocol['content']> = { kind: 'loading' };
  #outsideFolder: string | undefined;
  #readings = 0;
  #ready = false;
  #visible = false;

  constructor(page: Page<Protocol>, identity: PageIdentity, send: (message: ToPage<Protocol>) => void, need: Need) {
    this.#page = this.#owned.add(page);
    this.#identity = identity;
    this.#send = send;
    this.#need = need;
    this.#pulse = this.#owned.add(
      new Pulse({ intervalMs: () => page.intervalMs(), beat: (signal) => this.#read(signal) }),
    );
    if (page.onDidChange) this.#owned.add(page.onDidChange(() => this.#readNow()));
    if (page.marks) this.#owned.add(page.marks.onDidChange(() => this.#mark()));
  }

  /** While it is hidden nothing is read; what changed meanwhile is read when it is seen again. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (!visible) {
      this.#ready = false;
      this.#stopAsks();
    }
    this.#pulse.want(visible);
    if (visible) this.#readNow();
  }

  /** Takes a message of the page; what no page of ours would send is left alone. */
  receive(message: unknown): void {
    const parsed = v.safeParse(toHost, message);
    if (!parsed.success) {
      this.#need.log.warn('A page sent a message that Podium does not know.');
      return;
    }
    const said = parsed.output;
    if (said.kind === 'ready') {
      this.#stopAsks();
      this.#ready = true;
      this.#tell(this.#state);
    } else if (said.kind === 'retry') this.refresh();
    else if (said.kind === 'allow') void this.#allow();
    else if (said.kind === 'cancel') this.#asks.get(said.id)?.abort();
    else void this.#answer(said.id, said.call, said.ask);
  }

  /** What the page is restored by. */
  get identity(): PageIdentity {
    return this.#page.identity?.() ?? this.#identity;
  }

  /** Shows something else from now on, where it can: whether it does. */
  become(identity: PageIdentity): boolean {
    this.#page.become?.(identity);
    return this.#page.become !== undefined;
  }

  /** What commands that are called on the page are called with. */
  get node(): Node | undefined {
    return this.#page.node?.();
  }

  /** Reads again what is shown, if it can be seen. */
  refresh(): void {
    this.#page.forget?.();
    this.#readNow();
  }

  dispose(): void {
    this.#reading?.abort();
    this.#stopAsks();
    this.#owned.dispose();
  }

  #readNow(): void {
    if (!this.#visible) return;
    this.#reading?.abort();
    this.#reading = new AbortController();
    // What it has to say of its failure is in the state.
    this.#read(this.#reading.signal).then(
      () => this.#pulse.restart(),
      () => undefined,
    );
  }

  /** Tells the page what was read, or why it could not be. */
  async #read(signal: AbortSignal): Promise<void> {
    this.#readings++;
    try {
      const content = await this.#page.read(signal);
      const before = this.#state;
      const isTold = before.kind === 'shown' && before.content === content && before.stale === undefined;
      if (!signal.aborted && !isTold) this.#tell(this.#marked({ kind: 'shown', content }));
    } catch (error) {
      if (signal.aborted || isCancelled(error)) throw error;
      const message = this.#sentence(error);
      const before = this.#state;
      this.#outsideFolder = error instanceof StoreError ? error.outsideFolder : undefined;
      const failed = { kind: 'failed', message, ...(this.#outsideFolder !== undefined && { canAllow: true }) } as const;
      this.#tell(before.kind === 'shown' ? { ...this.#marked(before), stale: message } : failed);
      throw error;
    } finally {
      this.#readings--;
    }
  }

  async #allow(): Promise<void> {
    try {
      if (this.#outsideFolder !== undefined) await this.#need.allow(this.#outsideFolder);
    } catch (error) {
      // The command tells of its failures by itself.
      this.#need.log.warn(this.#sentence(error));
    }
  }

  /** Tells other marks of what was read before. A reading that goes on tells them itself. */
  #mark(): void {
    if (this.#state.kind === 'shown' && this.#readings === 0) this.#tell(this.#marked(this.#state));
  }

  #marked(state: Shown): Shown {
    const { marks } = this.#page;
    return marks ? { ...state, content: marks.put(state.content) } : state;
  }

  async #answer(id: number, call: string, ask: unknown): Promise<void> {
    const control = new AbortController();
    this.#asks.set(id, control);
    let reply: ToPage<Protocol>;
    try {
      const answerer = this.#answererOf(call);
      reply = { kind: 'answer', id, answer: await answerer.answer(v.parse(answerer.ask, ask), control.signal) };
    } catch (error) {
      reply = { kind: 'failure', id, message: control.signal.aborted ? 'Cancelled.' : this.#sentence(error) };
    }
    // What another script of the page had asked, or what nobody wants any more, has no listener.
    if (this.#asks.get(id) !== control) return;
    this.#asks.delete(id);
    if (!control.signal.aborted) this.#send(reply);
  }

  #answererOf(call: string): Answerer<unknown, unknown> {
    const answerer = Object.hasOwn(this.#page.answers, call) ? this.#page.answers[call] : undefined;
    if (!answerer) throw new Error(`A page asked "${call}", which it may not.`);
    return answerer;
  }

  #tell(state: PageState<Protocol['content']>): void {
    this.#state = state;
    if (this.#ready) this.#send({ kind: 'state', identity: this.identity, state });
  }

  #stopAsks(): void {
    for (const control of this.#asks.values()) control.abort();
    this.#asks.clear();
  }

  #sentence(error: unknown): string {
    if (error instanceof StoreError) {
      this.#need.log.warn(failureLine(error));
      return error.message;
    }
    this.#need.log.error(error instanceof Error ? error : new Error(String(error)));
    return 'Podium could not do this. The log says more.';
  }
}
