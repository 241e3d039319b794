import { isCancelled } from '../base/cancel.ts';
import type { Disposable } from '../base/owned.ts';
import type { Connection } from '../connections/connection.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import { failureLine } from '../services/failureLine.ts';
import { isPlainId } from '../services/runs/filterText.ts';
import { pageSize } from '../stores/store.ts';
import { StoreError } from '../stores/storeError.ts';
import type { PageContext } from './page.ts';
import type { ShownRun } from './shownRuns.ts';

const freshMs = 60_000;
const mostPages = 4;

/** Under which aliases the models that runs made are known. Learned beside what is shown, which does not wait for it; where it fails, there are none. */
export class RunAliases implements Disposable {
  readonly #context: Pick<PageContext, 'connections' | 'log'>;
  readonly #onLearned: () => void;
  readonly #now: () => number;
  readonly #ended = new AbortController();
  readonly #ofRun = new Map<string, readonly string[]>();
  readonly #asked = new Map<string, number>();

  constructor(context: Pick<PageContext, 'connections' | 'log'>, onLearned: () => void, now: () => number) {
    this.#context = context;
    this.#onLearned = onLearned;
    this.#now = now;
  }

  of({ id }: ShownRun): readonly string[] {
    return this.#ofRun.get(id) ?? [];
  }

  /** Asks about these runs, unless that was done lately. */
  want(shown: readonly ShownRun[]): void {
    const isDue = ({ id }: ShownRun): boolean => this.#now() - (this.#asked.get(id) ?? -Infinity) >= freshMs;
    const due = shown.filter((one) => isDue(one) && isPlainId(one.run.runId));
    for (const { id } of due) this.#asked.set(id, this.#now());
    for (const connection of new Set(due.map((one) => one.connection))) {
      void this.#learn(
        connection,
        due.filter((one) => one.connection === connection),
      );
    }
  }

  forget(): void {
    this.#asked.clear();
  }

  dispose(): void {
    this.#ended.abort();
  }

  async #learn(connection: Connection, shown: readonly ShownRun[]): Promise<void> {
    const { log } = this.#context;
    try {
      const versions = await this.#versions(connection, shown);
      let isNew = false;
      for (const one of shown) {
        const made = versions.filter(({ runId }) => runId === one.run.runId);
        const aliases = [...new Set(made.flatMap((version) => version.aliases))].sort();
        isNew ||= aliases.join('\n') !== this.of(one).join('\n');
        this.#ofRun.set(one.id, aliases);
      }
      if (isNew && !this.#ended.signal.aborted) this.#onLearned();
    } catch (error) {
      if (isCancelled(error, this.#ended.signal)) return;
      const line = error instanceof StoreError ? failureLine(error) : String(error);
      log.debug(`The aliases of the versions that runs made are not shown. ${line}`);
    }
  }

  async #versions(connection: Connection, shown: readonly ShownRun[]): Promise<readonly ModelVersion[]> {
    const filter = `run_id IN (${shown.map(({ run }) => `'${run.runId}'`).join(', ')})`;
    const found: ModelVersion[] = [];
    let pageToken: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const query = { filter, maxResults: pageSize, ...(pageToken !== undefined && { pageToken }) };
      const { items, nextPageToken } = await this.#context.connections.ask(connection, (store) =>
        store.searchModelVersions(query, this.#ended.signal),
      );
      found.push(...items);
      pageToken = nextPageToken;
      if (pageToken === undefined) break;
    }
    return found;
  }
}
