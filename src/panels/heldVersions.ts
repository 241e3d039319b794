import type { ModelVersion } from '../model/modelVersion.ts';
import { nameIs } from '../services/filterText.ts';
import type { Store } from '../stores/store.ts';

/** A page opens with so many, and reads so many at once afterwards. */
const [firstVersions, nextVersions] = [100, 250];

/** The versions of a model, the newest first, as far as they were read. */
export class HeldVersions {
  readonly #model: string;
  readonly #versions = new Map<string, ModelVersion>();
  readonly #before: ReadonlyMap<string, ModelVersion>;
  #pageToken: string | undefined;
  #isBegun = false;

  /** `before` is what was read of the same model the last time: it stands until these are read. */
  constructor(model: string, before: readonly ModelVersion[] = []) {
    this.#model = model;
    this.#before = new Map(before.map((one) => [one.version, one]));
  }

  get goesOn(): boolean {
    return !this.#isBegun || this.#pageToken !== undefined;
  }

  get all(): readonly ModelVersion[] {
    return [...this.#versions.values()];
  }

  /** Those, and as long as there are more, what the others were the last time. */
  get known(): readonly ModelVersion[] {
    return this.goesOn ? [...new Map([...this.#before, ...this.#versions]).values()] : this.all;
  }

  get(version: string): ModelVersion | undefined {
    return this.#versions.get(version) ?? (this.goesOn ? this.#before.get(version) : undefined);
  }

  /** Reads on. A version that was made meanwhile moves the others to later pages, where they come again. */
  async readMore(store: Store, signal: AbortSignal): Promise<void> {
    const pageToken = this.#pageToken;
    const { items, nextPageToken } = await store.searchModelVersions(
      {
        filter: nameIs(this.#model),
        orderBy: ['version_number DESC'],
        withoutAliases: true,
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
