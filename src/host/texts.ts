import type { Listen } from '../base/emitter.ts';
import type { DocumentAddress } from './ui.ts';

/** Texts that the editor shows under addresses of our own, and that nobody writes. */
export interface Texts {
  readonly scheme: DocumentAddress['scheme'];
  /** Rejects with a `StoreError` for what is not there, or cannot be read. */
  read(query: string, signal: AbortSignal): Promise<string>;
  /** Some may have another text now. */
  readonly onDidChange: Listen<void>;
}
