import type { ArtifactOwner } from '../../model/artifact.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { LoggedModel } from '../../model/loggedModel.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Page } from '../../model/page.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { Run } from '../../model/run.ts';
import type { LoggedModelQuery, RunQuery, SampleQuery, SearchQuery } from '../store.ts';
import type { StoreErrorOptions, StoreFault } from '../storeError.ts';
import type { StoreWriter } from '../storeWriter.ts';

/** What the worker can be asked of a file store, and what it answers. */
export interface FileQuestions {
  searchExperiments: { ask: SearchQuery; answer: Page<Experiment> };
  getExperiment: { ask: { readonly experimentId: string }; answer: Experiment };
  searchRuns: { ask: RunQuery; answer: Page<Run> };
  getRun: { ask: { readonly runId: string }; answer: Run };
  /** Step, time, value of each point, one after the other. */
  getMetricHistory: { ask: { readonly runId: string; readonly key: string }; answer: Float64Array };
  /** How many points there are, then those to keep as in a history. */
  sampleMetricHistory: {
    ask: Omit<SampleQuery, 'runIds'> & { readonly runId: string };
    answer: Float64Array;
  };
  searchLoggedModels: { ask: LoggedModelQuery; answer: Page<LoggedModel> };
  getLoggedModel: { ask: { readonly modelId: string }; answer: LoggedModel };
  searchRegisteredModels: { ask: SearchQuery; answer: Page<RegisteredModel> };
  getRegisteredModel: { ask: { readonly name: string }; answer: RegisteredModel };
  searchModelVersions: { ask: SearchQuery; answer: Page<ModelVersion> };
  getModelVersion: { ask: { readonly name: string; readonly version: string }; answer: ModelVersion };
  getModelVersionByAlias: { ask: { readonly name: string; readonly alias: string }; answer: ModelVersion };
  /** Where the owner's files are, as recorded. */
  filesUri: { ask: ArtifactOwner; answer: string };
  /** Waits, with an empty part of its answer, to be told to go on: until then nothing has changed, and then nobody stops it. */
  change: { ask: FileChange; answer: ModelVersion | undefined };
}

/** A change, as the method that makes it and what that is given. */
export type FileChange = {
  [Verb in keyof StoreWriter]: { readonly verb: Verb; readonly args: ChangeArguments<Verb> };
}[keyof StoreWriter];

/** Without the signal, which stays in the host. */
export type ChangeArguments<Verb extends keyof StoreWriter> =
  Required<Parameters<StoreWriter[Verb]>> extends [...infer Arguments, AbortSignal] ? Arguments : never;

export type FileQuestion = {
  [Name in keyof FileQuestions]: { readonly name: Name; readonly ask: FileQuestions[Name]['ask'] };
}[keyof FileQuestions];

export interface FileJob {
  readonly kind: 'file';
  readonly folder: string;
  readonly question: FileQuestion;
}

/**
 * How the worker answers all but histories, which are their numbers themselves. The items of a page come before this, in parts.
 * `notes`: what was left out, a line each.
 */
export type FileAnswer = { readonly notes: readonly string[] } & (
  | { readonly value: unknown }
  | { readonly nextPageToken: string | undefined }
  | {
      readonly refused: { readonly fault: StoreFault; readonly message: string } & Pick<
        StoreErrorOptions,
        'errorCode' | 'outcome'
      >;
    }
);
