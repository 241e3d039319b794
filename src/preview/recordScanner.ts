const [newline, carriageReturn] = [0x0a, 0x0d];

/** How the bytes of a text are divided in records. A quote means something only where a field begins, as Python's own reader has it. */
export interface RecordRules {
  /** The byte that encloses fields, in which records do not end; absent where nothing does. */
  readonly quote?: number;
  readonly delimiter?: number;
}

/** Told the place behind a record's last byte, and whether nothing stood in it. */
type RecordEnds = (place: number, isEmpty: boolean) => void;

/** Finds where records end, whatever the pieces in which the bytes come. */
export class RecordScanner {
  readonly #quote: number;
  readonly #delimiter: number;
  /** `closing` is behind a quote that ends a field, unless another one follows. */
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  #isEmpty = true;

  constructor({ quote = -1, delimiter = -1 }: RecordRules) {
    this.#quote = quote;
    this.#delimiter = delimiter;
  }

  /** Whether something stands behind the last end. */
  get hasRest(): boolean {
    return !this.#isEmpty;
  }

  scan(bytes: Uint8Array, ends: RecordEnds): void {
    let line = placeOf(bytes, newline, 0);
    for (let at = 0; at < bytes.length;) {
      const quote = this.#quote < 0 ? bytes.length : placeOf(bytes, this.#quote, at);
      if (this.#state === 'quoted') {
        if (quote < bytes.length) this.#state = 'closing';
        at = quote + 1;
        continue;
      }
      if (line < at) line = placeOf(bytes, newline, at);
      while (line < quote) {
        this.#isEmpty &&= isBlank(bytes, at, line);
        ends(line + 1, this.#isEmpty);
        this.#isEmpty = true;
        this.#state = 'start';
        at = line + 1;
        line = placeOf(bytes, newline, at);
      }
      this.#isEmpty &&= isBlank(bytes, at, quote);
      if (quote > at) this.#state = this.#stateBehind(bytes[quote - 1]);
      if (quote < bytes.length) {
        this.#isEmpty = false;
        if (this.#state !== 'plain') this.#state = 'quoted';
      }
      at = quote + 1;
    }
  }

  #stateBehind(byte: number | undefined): 'start' | 'plain' {
    return byte === this.#delimiter ? 'start' : 'plain';
  }
}

function placeOf(bytes: Uint8Array, byte: number, from: number): number {
  const place = bytes.indexOf(byte, from);
  return place < 0 ? bytes.length : place;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== carriageReturn) return false;
  return true;
}
