import { plainText } from '../base/plainText.ts';
import { StoreError } from '../stores/storeError.ts';
import type { Counted } from '../protocol/preview.ts';
import type { ByteSource } from './byteSource.ts';
import { RecordScanner, type RecordRules } from './recordScanner.ts';

/** Of so many records, the place of one is remembered. */
const recordsPerMark = 128;
const pieceBytes = 512 * 1024;
/** One record, and so what is read at once, is no longer. */
const mostRecordBytes = 8 * 1024 * 1024;
const turnMs = 200;
/** Whoever opens a file wants to see it: the rest is counted later. */
export const firstTurnMs = 30;

/** Where the records of a long text begin: grows while it is counted, and holds little. */
export class RecordIndex {
  readonly #source: ByteSource;
  readonly #blocks: ByteSource;
  readonly #scanner: RecordScanner;
  readonly #marks: number[];
  #scannedTo: number;
  #records = 0;
  /** Behind the last record that ended. */
  #end: number;
  #isWhole = false;

  /** @param source is gone through once, to count. @param blocks the same bytes, of which some are kept, for rows that are looked at. */
  constructor(source: ByteSource, blocks: ByteSource, start: number, rules: RecordRules) {
    this.#source = source;
    this.#blocks = blocks;
    this.#scanner = new RecordScanner(rules);
    this.#marks = [start];
    this.#scannedTo = start;
    this.#end = start;
  }

  get counted(): Counted {
    const { sizeBytes } = this.#source;
    return {
      rowCount: this.#records,
      isWhole: this.#isWhole,
      share: sizeBytes === 0 ? 1 : this.#scannedTo / sizeBytes,
    };
  }

  async countOn(signal: AbortSignal, forMs = turnMs): Promise<void> {
    const startMs = performance.now();
    do if (!this.#isWhole) await this.#countPiece(signal);
    while (!this.#isWhole && performance.now() - startMs < forMs);
  }

  /** The bytes of the records that hold these, and how many come before the first of them. */
  async bytesOf(
    from: number,
    to: number,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array; readonly skip: number }> {
    const first = Math.floor(from / recordsPerMark);
    const start = this.#marks[first] ?? this.#end;
    const end = this.#marks[Math.ceil(to / recordsPerMark)] ?? this.#end;
    return { bytes: await this.#blocks.read(start, end, signal), skip: from - first * recordsPerMark };
  }

  /** Up to where records are read together. */
  pieceEnd(from: number): number {
    return Math.min(this.#records, (Math.floor(from / recordsPerMark) + 8) * recordsPerMark);
  }

  async #countPiece(signal: AbortSignal): Promise<void> {
    const bytes = await this.#source.read(this.#scannedTo, this.#scannedTo + pieceBytes, signal);
    signal.throwIfAborted();
    const base = this.#scannedTo;
    this.#scanner.scan(bytes, (place, isEmpty) => this.#ended(base + place, isEmpty));
    const { length } = bytes;
    // Otherwise tens of megabytes wait for the garbage collector.
    bytes.buffer.transfer(0);
    this.#scannedTo += length;
    if (this.#scannedTo >= this.#source.sizeBytes || length === 0) {
      if (this.#scanner.hasRest) this.#ended(this.#scannedTo, false);
      this.#isWhole = true;
    }
    if (this.#scannedTo - this.#end > mostRecordBytes) {
      this.#isWhole = true;
      const row = plainText((this.#records + 1).toLocaleString('en'));
      throw new StoreError(
        'tooLarge',
        `Record ${row} is longer than 8 MiB, so Podium reads no further. A quote that is never closed makes one of all that follows; open the file as text to see.`,
      );
    }
  }

  #ended(place: number, isEmpty: boolean): void {
    this.#end = place;
    if (isEmpty) return;
    this.#records++;
    if (this.#records % recordsPerMark === 0) this.#marks.push(place);
  }
}
