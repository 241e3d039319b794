import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { ShownExperiment } from '../../protocol/runs.ts';
import { StoreError } from '../../stores/storeError.ts';

const readsAtOnce = 4;

/** The experiments whose runs a table shows, as they were read last. */
export class TableExperiments {
  readonly #connections: Connections;
  readonly #known = new Map<string, Experiment>();
  #failures: ReadonlyMap<string, StoreError> = new Map();
  /** By id; another one whenever they were read. */
  names: ReadonlyMap<string, string> = new Map();
  /** Others are known from the next reading on. */
  ids: readonly string[];

  constructor(ids: readonly string[], connections: Connections) {
    this.ids = ids;
    this.#connections = connections;
  }

  /** Those that are there. */
  get known(): readonly Experiment[] {
    return this.ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  /** In their order. One that was never read is called by its id. */
  get shown(): readonly ShownExperiment[] {
    return this.ids.map((id) => {
      const failure = this.#failures.get(id);
      const isDeleted = this.#known.get(id)?.lifecycleStage === 'deleted';
      const problem = failure ? (failure.fault === 'forbidden' ? 'forbidden' : 'missing') : isDeleted && 'deleted';
      return { name: this.names.get(id) ?? id, ...(problem && { problem }) };
    });
  }

  /** One that is missing, or that nobody may read here, keeps the others from nothing. Rejects as the store does where none can be read. */
  async read(connection: Connection, signal: AbortSignal): Promise<void> {
    const { ids } = this;
    const read = await mapAtOnce(ids, readsAtOnce, async (id): Promise<Experiment | StoreError> => {
      try {
        return await this.#connections.ask(connection, (store) => store.getExperiment(id, signal));
      } catch (error) {
        if (error instanceof StoreError && (error.fault === 'notFound' || error.fault === 'forbidden')) return error;
        throw error;
      }
    });
    const failures = new Map<string, StoreError>();
    for (const [index, one] of read.entries()) {
      if (one instanceof StoreError) failures.set(ids[index] ?? '', one);
      else this.#known.set(one.experimentId, one);
    }
    const [failure] = failures.values();
    if (failure && failures.size === ids.length) throw failure;
    this.#failures = failures;
    this.names = new Map([...this.#known].map(([id, { name }]) => [id, name]));
  }
}
