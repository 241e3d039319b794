import assert from 'node:assert/strict';

/** Writes through a real MLflow server, as a training script would. */
export class MlflowWriter {
  readonly #url: string;
  readonly #made: string[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async createExperiment(name: string, tags: Readonly<Record<string, string>> = {}): Promise<string> {
    const body = { name, tags: entries(tags) };
    const { experiment_id } = (await this.#post('experiments/create', body)) as { experiment_id: string };
    this.#made.push(experiment_id);
    return experiment_id;
  }

  /** Starts a run; its id. */
  async createRun(experimentId: string, name: string, tags: Readonly<Record<string, string>> = {}): Promise<string> {
    const body = { experiment_id: experimentId, run_name: name, start_time: Date.now(), tags: entries(tags) };
    const { run } = (await this.#post('runs/create', body)) as { run: { info: { run_id: string } } };
    return run.info.run_id;
  }

  async logMetric(runId: string, key: string, value: number, step: number): Promise<void> {
    await this.#post('runs/log-metric', { run_id: runId, key, value, step, timestamp: Date.now() });
  }

  async logParam(runId: string, key: string, value: string): Promise<void> {
    await this.#post('runs/log-parameter', { run_id: runId, key, value });
  }

  async finish(runId: string): Promise<void> {
    await this.#post('runs/update', { run_id: runId, status: 'FINISHED', end_time: Date.now() });
  }

  /** Deletes the experiments that it made, so that the next suite sees the sample as it was. */
  async deleteAll(): Promise<void> {
    for (const experiment_id of this.#made.splice(0)) await this.#post('experiments/delete', { experiment_id });
  }

  async #post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, `${path}: ${text}`);
    return JSON.parse(text) as unknown;
  }
}

function entries(tags: Readonly<Record<string, string>>): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
