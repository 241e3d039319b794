import type { TableValue } from '../model/loggedTable.ts';
import type { Signature } from '../model/modelSignature.ts';

/** What an `MLmodel` says of the model beside it. Every text in it is its writer's. */
export interface ModelCard {
  readonly kind: 'card';
  readonly facts: ModelFacts;
  /** `python_function` first, where the model has it. */
  readonly flavors: readonly Flavor[];
  /** Absent for a model without one. */
  readonly signature?: Signature;
  readonly example?: ExampleFile;
  /** Everything else that stands in the file, as JSON. */
  readonly others: readonly NamedText[];
  /** What could not be read of it, in sentences. */
  readonly notes: readonly string[];
}

export interface ModelFacts {
  readonly modelId?: string;
  readonly runId?: string;
  readonly sizeBytes?: number;
  readonly mlflowVersion?: string;
  readonly pythonVersion?: string;
  /** As MLflow writes it: `2026-11-21 08:26:14.113244`, in UTC. */
  readonly createdUtc?: string;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** One way to load the model. */
export interface Flavor {
  readonly name: string;
  /** That of the library, where the flavor has a field for it. */
  readonly version?: string;
  readonly loaderModule?: string;
  readonly fields: readonly NamedText[];
}

/** Names of files beside the `MLmodel`. */
export interface ExampleFile {
  /** `dataframe`, `ndarray`, `json_object`. */
  readonly type: string;
  readonly path: string;
  readonly servingPath?: string;
}

/** How the model is used: what is made of its card, of what lies beside it, and of where it is. */
export interface ModelUse {
  /** What MLflow's client takes for it. */
  readonly uri: string;
  readonly example?: InputExample;
  /** Python that loads it, by the name of what it does. */
  readonly loads: readonly NamedText[];
  /** Absent for a model that cannot be served. */
  readonly serve?: ByShell;
  /** What can be sent to `/invocations`, by the name of its format. */
  readonly payloads: readonly Payload[];
  /** What one should know of these, a sentence each. */
  readonly notes: readonly string[];
}

/** What the model needs, and what there is of it here. */
export interface ModelEnvironment {
  /** The file beside the model that says it; absent where there is none. */
  readonly from?: string;
  /** The requirements files of the workspace; absent where it has none. */
  readonly workspaceFiles?: readonly string[];
  /** The environment that was looked into; absent where none was found. */
  readonly environment?: string;
  /** Python itself first. */
  readonly rows: readonly PackageFacts[];
  readonly notes: readonly string[];
}

export interface PackageFacts {
  readonly name: string;
  readonly model: string;
  readonly workspace?: string;
  readonly installed?: string;
  readonly verdict: 'fits' | 'differs' | 'missing' | 'unknown';
  /** Why, in a few words. */
  readonly words: string;
}

/** Lines to be pasted into a shell; absent where they cannot be written safely. */
export interface ByShell {
  readonly posix?: string;
  readonly powershell?: string;
}

export interface Payload extends ByShell {
  readonly name: string;
  readonly json: string;
}

export interface InputExample {
  readonly path: string;
  /** Of a table: its first rows. */
  readonly table?: ExampleTable;
  /** Of anything else, its beginning. */
  readonly text?: string;
  /** There is more of it. */
  readonly isPart: boolean;
}

export interface ExampleTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
}
