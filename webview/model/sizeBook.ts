import type { ModelProtocol } from '../../src/protocol/model.ts';
import type { Host } from '../common/host.ts';

const perAsk = 20;

/** How large models are, of versions that were on the screen. */
export class SizeBook {
  readonly #host: Pick<Host<ModelProtocol>, 'ask'>;
  readonly #update: () => void;
  readonly #asked = new Set<string>();
  readonly #sizes = new Map<string, number>();
  #isAsking = false;
  #seen: readonly string[] = [];

  constructor(host: Pick<Host<ModelProtocol>, 'ask'>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  /** Another number at each change. */
  get count(): number {
    return this.#sizes.size;
  }

  at(version: string): number | undefined {
    return this.#sizes.get(version);
  }

  want(seen: readonly string[]): void {
    this.#seen = seen;
    if (!this.#isAsking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    for (;;) {
      const versions = this.#seen.filter((version) => !this.#asked.has(version)).slice(0, perAsk);
      if (versions.length === 0) break;
      for (const version of versions) this.#asked.add(version);
      // Without an answer the column stays empty: what is wrong with the store is said where its versions are read.
      const rows = await this.#host.ask('sizes', { versions }).catch(() => []);
      for (const { version, sizeBytes } of rows) this.#sizes.set(version, sizeBytes);
      if (rows.length > 0) this.#update();
    }
    this.#isAsking = false;
  }
}
