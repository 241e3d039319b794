import type { Session } from './session.ts';

/** Which runs are selected, by their ids: also those that scrolled away. */
export class Selection {
  readonly #session: Session;
  #ids: ReadonlySet<string> = new Set();
  /** The row from which a range goes. */
  #anchor = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  /** Another one at each change. */
  get chosen(): ReadonlySet<string> {
    return this.#ids;
  }

  get count(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  only(id: string, row: number): void {
    this.#anchor = row;
    this.#set([id]);
  }

  toggle(id: string, row: number): void {
    this.#anchor = row;
    this.#set(this.has(id) ? this.ids.filter((other) => other !== id) : [...this.#ids, id]);
  }

  /** From where the last selection began up to a row. */
  extendTo(row: number): void {
    const [from, to] = [Math.min(this.#anchor, row), Math.max(this.#anchor, row) + 1];
    this.#take(this.#session.host.ask('ids', { from, to }));
  }

  all(): void {
    this.#take(this.#idsIn(0, this.#session.content.rowCount));
  }

  /** All runs of a group, unless they are selected already: then none of them. */
  toggleAll(row: number): void {
    this.#anchor = row;
    const toggled = this.#idsIn(row, row + 1).then((ids) => {
      const those = new Set(ids);
      if (ids.every((id) => this.has(id))) return this.ids.filter((id) => !those.has(id));
      return [...this.#ids, ...ids];
    });
    this.#take(toggled);
  }

  #idsIn(from: number, to: number): Promise<readonly string[]> {
    return this.#session.host.ask('ids', { from, to, isWhole: true });
  }

  /** These and no others, wherever they are in the table. */
  choose(ids: readonly string[]): void {
    this.#set(ids);
  }

  clear(): void {
    this.#set([]);
  }

  /** Runs that left the table are not selected any more. */
  keepPresent(): void {
    if (this.count > 0) this.#take(this.#session.host.ask('present', { runs: this.ids }));
  }

  #take(asked: Promise<readonly string[]>): void {
    this.#session.work(asked.then((ids) => this.#set(ids)));
  }

  #set(ids: readonly string[]): void {
    this.#ids = new Set(ids);
    this.#session.update();
  }
}
