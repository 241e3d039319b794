/** The Python that a person chose in the editor. */
export interface Python {
  /** The folder of its environment, or its interpreter; `undefined` where none was chosen. Asks nobody and runs nothing. */
  chosen(): string | undefined;
}
