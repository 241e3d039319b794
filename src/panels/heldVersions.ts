import type { ModelVersion } from '../model/modelVersion.ts';
import { nameIs } from '../services/filterText.ts';
import type { Store } from '../stores/store.ts';

/** A page opens with so many, and reads so many at once afterwards. */
const [firstVersions, nextVersions] = [100, 250];

/** The versions of a model, the newest first, as far as they were read. */
export class HeldVersions {
  readonly #model: string;
  readonly #versions = new Map<string, ModelVersion>();
  #pageToken: string | undefined;
  #isBegun = false;

  constructor(model: string) {
    this.#model = model;
  }

  get goesOn(): boolean {
    return !this.#isBegun || this.#pageToken !== undefined;
  }

  get all(): readonly ModelVersion[] {
    return [...this.#versions.values()];
  }

  get(version: string): ModelVersion | undefined {
    return this.#versions.get(version);
  }

  /** Reads on. A version that was made meanwhile moves the others to later pages, where they come again. */
  async readMore(store: Store, signal: AbortSignal): Promise<void> {
    const pageToken = this.#pageToken;
    const { items, nextPageToken } = await store.searchModelVersions(
      {
        filter: nameIs(this.#model),
        orderBy: ['version_number DESC'],
        maxResults: this.#isBegun ? nextVersions : firstVersions,
        ...(pageToken !== undefined && { pageToken }),
      },
      signal,
    );
    this.#isBegun = true;
    this.#pageToken = nextPageToken;
    for (const one of items) if (one.name === this.#model) this.#versions.set(one.version, one);
  }
}
