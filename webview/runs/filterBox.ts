import type { FilterHelp, FilterOffer } from '../../src/protocol/runs.ts';
import type { Session } from './session.ts';

const nothing: FilterHelp = { offers: [] };

/** A filter that is being written: what can come next, which of it is chosen, and what is wrong. */
export class FilterBox {
  readonly #session: Session;
  #answered: Promise<void> = Promise.resolve();
  #asking: AbortController | undefined;
  text: string;
  help: FilterHelp = nothing;
  isOpen = false;
  /** The offer that Enter takes; -1 for none: then it searches. */
  chosen = -1;
  /** Shown as soon as somebody means to be done with the text. */
  showsProblem = false;

  constructor(session: Session) {
    this.#session = session;
    this.text = session.content.search.filter ?? '';
  }

  /** The host searched for this. */
  took(filter: string): void {
    this.text = filter;
    this.close();
    this.showsProblem = false;
  }

  write(text: string, cursor: number): void {
    this.text = text;
    this.showsProblem = false;
    this.ask(cursor);
  }

  /** Asks what can be written at the cursor. */
  ask(cursor: number): void {
    this.#asking?.abort(new Error('Cancelled.'));
    const control = new AbortController();
    this.#asking = control;
    const { host, update } = this.#session;
    this.#answered = host.ask('help', { text: this.text, cursor }, control.signal).then(
      (help) => {
        [this.help, this.isOpen, this.chosen] = [help, help.offers.length > 0, -1];
        update();
      },
      () => {
        // A newer question took its place, or there is no help to be had: a filter can be written without.
        if (!control.signal.aborted) this.close();
      },
    );
    update();
  }

  /** Does something with what is offered for the text as it is now: fast fingers come before the answer. */
  whenOffered(act: () => void): void {
    const answered = this.#answered;
    void answered.then(() => {
      if (answered === this.#answered) act();
      else this.whenOffered(act);
    });
  }

  choose(by: number): void {
    const { length } = this.help.offers;
    this.chosen = ((this.chosen + 1 + by + length + 1) % (length + 1)) - 1;
    this.#session.update();
  }

  /** Writes an offer. Gives where the cursor goes. */
  take({ insert, start, end }: FilterOffer): number {
    const before = this.text.slice(0, start) + insert;
    this.text = before + this.text.slice(end);
    this.close();
    return before.length;
  }

  /** Searches with what is written, unless that cannot be read: then it says why. */
  async search(): Promise<void> {
    const { host, search, update } = this.#session;
    const text = this.text.trim();
    this.#asking?.abort(new Error('Cancelled.'));
    this.close();
    if (text !== '') {
      const { problem } = await host.ask('help', { text: this.text, cursor: this.text.length });
      this.help = { offers: [], ...(problem && { problem }) };
      this.showsProblem = problem !== undefined;
      update();
      if (problem) return;
    }
    search({ filter: text });
  }

  close(): void {
    [this.isOpen, this.chosen] = [false, -1];
    this.#session.update();
  }
}
