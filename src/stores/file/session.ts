import type { ModelVersion } from '../../model/modelVersion.ts';
import { given } from '../given.ts';
import { StoreError } from '../storeError.ts';
import { getExperiment, searchExperiments } from './experiments.ts';
import { filesUri } from './filesUri.ts';
import { localWriter } from './localWriter.ts';
import { getLoggedModel, searchLoggedModels } from './loggedModels.ts';
import { getModelVersion, getModelVersionByAlias, searchModelVersions } from './modelVersions.ts';
import { Pace } from './pace.ts';
import { partsOf } from './parts.ts';
import type { FileAnswer, FileChange, FileJob, FileQuestions } from './questions.ts';
import { getRegisteredModel, searchRegisteredModels } from './registeredModels.ts';
import { getMetricHistory, sampleMetricHistory } from './metrics.ts';
import { getRun, searchRuns } from './runs.ts';
import { StoreFolder } from './storeFolder.ts';

type Answers = {
  [Name in keyof FileQuestions]: (
    store: StoreFolder,
    ask: FileQuestions[Name]['ask'],
  ) => Promise<FileQuestions[Name]['answer']>;
};

const answers: Answers = {
  searchExperiments,
  getExperiment: (store, { experimentId }) => getExperiment(store, experimentId),
  searchRuns,
  getRun: (store, { runId }) => getRun(store, runId),
  getMetricHistory: (store, { runId, key }) => getMetricHistory(store, runId, key),
  sampleMetricHistory,
  searchLoggedModels,
  getLoggedModel: (store, { modelId }) => getLoggedModel(store, modelId),
  searchRegisteredModels,
  getRegisteredModel: (store, { name }) => getRegisteredModel(store, name),
  searchModelVersions,
  getModelVersion: (store, { name, version }) => getModelVersion(store, name, version),
  getModelVersionByAlias: (store, { name, alias }) => getModelVersionByAlias(store, name, alias),
  filesUri,
  change,
};

async function change(store: StoreFolder, { verb, args }: FileChange): Promise<ModelVersion | undefined> {
  const writer = localWriter(store) as Record<typeof verb, (...args: unknown[]) => Promise<ModelVersion | undefined>>;
  return writer[verb](...args);
}

/** One file store, in the worker. What was read of it is kept from question to question. */
export class FileSession {
  readonly #pace = new Pace();
  #store: StoreFolder | undefined;

  async run(
    { folder, question }: FileJob,
    sendPart: (items: readonly unknown[]) => Promise<void>,
  ): Promise<FileAnswer | Float64Array> {
    this.#pace.begin();
    if (this.#store?.path !== folder) this.#store = new StoreFolder(folder, this.#pace);
    const store = this.#store;
    try {
      store.begin();
      if (question.name === 'change') await sendPart([]);
      const answer = answers[question.name] as (store: StoreFolder, ask: unknown) => Promise<unknown>;
      const value = await answer(store, question.ask);
      if (value instanceof Float64Array) return value;
      if (!isPage(value)) return { value, notes: store.notes.take() };
      for (const part of partsOf(value.items)) await sendPart(part);
      return { nextPageToken: value.nextPageToken, notes: store.notes.take() };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const { fault, message, errorCode, outcome } = error;
      const refused = { fault, message, ...given('errorCode', errorCode), ...given('outcome', outcome) };
      return { refused, notes: store.notes.take() };
    }
  }

  /** The question that runs is not wanted any more. */
  stop(): void {
    this.#pace.stop();
  }
}

function isPage(value: unknown): value is { readonly items: readonly unknown[]; readonly nextPageToken?: string } {
  return typeof value === 'object' && value !== null && 'items' in value;
}
