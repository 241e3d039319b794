import type { Store } from '../stores/store.ts';
import type { StoreWriter } from '../stores/storeWriter.ts';
import type { Node } from './node.ts';

/** What a store keeps as one text, or not at all, and lets be changed: a name, a tag, whether something is deleted. */
export interface Field {
  /** The thing that it belongs to, as it was when it was chosen. */
  readonly of: Node;
  /** Within a sentence: `the name of run swift-fox`. Server text. */
  readonly name: string;
  read(store: Store, signal?: AbortSignal): Promise<string | undefined>;
  write(writer: StoreWriter, value: string | undefined, signal?: AbortSignal): Promise<void>;
}
