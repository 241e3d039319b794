import type {
  Arranged,
  Arrangement,
  CellAsk,
  ColumnStatistics,
  Counted,
  DocumentContent,
  RowsAsk,
  StatisticsAsk,
  TableRows,
} from '../protocol/preview.ts';
import type { StoreFault } from '../stores/storeError.ts';

/** What the thread that reads a file can be asked. */
export interface ReaderCalls {
  readonly open: {
    readonly ask: { readonly name: string; readonly sizeBytes: number };
    readonly answer: DocumentContent;
  };
  readonly count: { readonly ask: null; readonly answer: Counted };
  readonly arrange: { readonly ask: Arrangement; readonly answer: Arranged };
  readonly rows: { readonly ask: RowsAsk; readonly answer: TableRows };
  readonly cell: { readonly ask: CellAsk; readonly answer: string };
  readonly statistics: { readonly ask: StatisticsAsk; readonly answer: ColumnStatistics };
  /** The rows from the first on, in JSON as MLflow's `log_table` writes it, as many as there is room for. */
  readonly split: {
    readonly ask: { readonly maxBytes: number };
    readonly answer: { readonly bytes: Uint8Array; readonly isPart: boolean };
  };
  readonly export: { readonly ask: Arrangement; readonly answer: Uint8Array };
}

export type ReaderCall = keyof ReaderCalls;

/** A question, the word that nobody waits for it, or bytes of the file that were asked for. */
export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly call: ReaderCall; readonly ask: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'bytes'; readonly read: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'noBytes'; readonly read: number; readonly failure: ThreadFailure };

/** An answer, why there is none, or bytes of the file that are needed for one. */
export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: ThreadFailure }
  | { readonly kind: 'read'; readonly read: number; readonly from: number; readonly to: number };

/** With a fault it is a StoreError, whose message is for people. */
export interface ThreadFailure {
  readonly fault?: StoreFault;
  readonly message: string;
}
