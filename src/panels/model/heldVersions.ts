import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import { nameIs } from '../../services/runs/filterText.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Store } from '../../stores/store.ts';

/** A page opens with so many, and reads so many at once afterwards. */
const [firstVersions, nextVersions] = [100, 250];
const [mostBeside, besideAtOnce] = [100, 4];

/** The versions of a model, the newest first, as far as they were read. */
export class HeldVersions {
  readonly #model: string;
  readonly #versions = new Map<string, ModelVersion>();
  readonly #before: ReadonlyMap<string, ModelVersion>;
  /** Further down, and read by their numbers. */
  readonly #beside = new Map<string, ModelVersion>();
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
    return this.goesOn ? [...new Map([...this.#before, ...this.#beside, ...this.#versions]).values()] : this.all;
  }

  get(version: string): ModelVersion | undefined {
    const read = this.#versions.get(version);
    return read ?? (this.goesOn ? (this.#beside.get(version) ?? this.#before.get(version)) : undefined);
  }

  /** Reads some that are further down, such as those that have an alias: they are known before those above them are read. */
  async readBeside(store: Store, versions: readonly string[], signal: AbortSignal): Promise<void> {
    const wanted = versions.filter((version) => !this.#versions.has(version)).slice(0, mostBeside);
    if (!this.goesOn || wanted.length === 0) return;
    const found = await mapAtOnce(wanted, besideAtOnce, (version) =>
      orAbsent(store.getModelVersion(this.#model, version, signal)),
    );
    for (const one of found) if (one) this.#beside.set(one.version, one);
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
