/** A file that a page made, to be saved where the person says. */
export interface SaveAsk {
  /** Proposed; the person may choose another. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
