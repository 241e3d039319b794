import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import type { State } from '../../host/state.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { Run } from '../../model/run.ts';
import { StoreError } from '../../stores/storeError.ts';
import { experimentKey } from '../runs/experimentKey.ts';
import { primaryMetric } from '../runs/primaryMetric.ts';

interface ChosenMetricsOptions {
  readonly connections: Connections;
  readonly state: State;
}

/** The primary metrics of runs whose experiment nobody has at hand. */
export class ChosenMetrics {
  readonly #options: ChosenMetricsOptions;
  readonly #experiments = new Map<string, Experiment | undefined>();

  constructor(options: ChosenMetricsOptions) {
    this.#options = options;
  }

  /** Reads the runs' experiments, for one may name the metric that counts; each once. One that cannot be read names none. */
  async learn(connection: Connection, runs: readonly Run[], signal: AbortSignal): Promise<void> {
    for (const experimentId of new Set(runs.map((run) => run.experimentId))) {
      const key = experimentKey(connection, { experimentId });
      if (this.#experiments.has(key)) continue;
      const asked = this.#options.connections.ask(connection, (store) => store.getExperiment(experimentId, signal));
      const experiment = await asked.catch((error: unknown) => {
        if (error instanceof StoreError) return undefined;
        throw error;
      });
      this.#experiments.set(key, experiment);
    }
  }

  /** As far as it was learnt. */
  of(connection: Connection, run: Run): string | undefined {
    const experiment = this.#experiments.get(experimentKey(connection, run));
    return experiment && primaryMetric(this.#options.state, connection, experiment);
  }
}
