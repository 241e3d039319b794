import type { Listen } from '../base/emitter.ts';

/** The operating system's keychain, through the editor. */
export interface Secrets {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** The key that was set or deleted, here or in another window. */
  readonly onDidChange: Listen<string>;
}
