import { Emitter } from '../base/emitter.ts';
import type { Disposable } from '../base/owned.ts';
import { isWithin, type Row } from './row.ts';

/** How long rows may need from here to the editor's window, which can be on another machine. */
const onTheWayMs = 1000;

/** What the editor is to show again: many changes at once are told once. */
export class Telling implements Disposable {
  readonly #told = new Emitter<readonly (Row | undefined)[]>();
  readonly #isAwaited: (row: Row) => boolean;
  /** Rows to show again with all that is below them; `undefined` among them stands for everything. */
  readonly #moved = new Set<Row | undefined>();
  /** Rows to show again. */
  readonly #changed = new Set<Row>();
  /** Rows below which the editor was given others just now. */
  readonly #onTheWay = new Map<Row, NodeJS.Timeout>();
  #soon: NodeJS.Immediate | undefined;

  readonly event = this.#told.event;

  /** @param isAwaited whether the editor waits for rows below this one: it takes offence at being told of them meanwhile. */
  constructor(isAwaited: (row: Row) => boolean) {
    this.#isAwaited = isAwaited;
  }

  moved(row: Row | undefined): void {
    this.#moved.add(row);
    this.soon();
  }

  changed(rows: readonly Row[]): void {
    for (const row of rows) this.#changed.add(row);
    this.soon();
  }

  /** The editor has the rows below this one. Told of it before they are in its window, it forgets them: they would not open, and have no tooltip. */
  handedOver(row: Row): void {
    clearTimeout(this.#onTheWay.get(row));
    const arrived = (): void => {
      this.#onTheWay.delete(row);
      this.soon();
    };
    this.#onTheWay.set(row, setTimeout(arrived, onTheWayMs));
  }

  forget(row: Row): void {
    this.#moved.delete(row);
    this.#changed.delete(row);
  }

  soon(): void {
    if (this.#moved.size + this.#changed.size === 0) return;
    this.#soon ??= setImmediate(() => {
      this.#tell((row) => this.#isAwaited(row) || [...this.#onTheWay.keys()].some((at) => isWithin(at, row)));
    });
  }

  /** Only what is awaited is told later. */
  now(): void {
    this.#tell(this.#isAwaited);
  }

  dispose(): void {
    clearImmediate(this.#soon);
    for (const timer of this.#onTheWay.values()) clearTimeout(timer);
    this.#told.dispose();
  }

  #tell(isEarly: (row: Row) => boolean): void {
    clearImmediate(this.#soon);
    this.#soon = undefined;
    if (this.#moved.has(undefined)) {
      this.#moved.clear();
      this.#changed.clear();
      this.#told.fire([undefined]);
      return;
    }
    const moved = [...this.#moved].filter((row) => row !== undefined);
    for (const row of this.#changed) if (moved.some((above) => isWithin(row, above))) this.#changed.delete(row);
    const rows = [...moved, ...this.#changed].filter((row) => !isEarly(row));
    for (const row of rows) this.forget(row);
    if (rows.length > 0) this.#told.fire(rows);
  }
}
