import type { Connection, Suggestion } from '../connections/connection.ts';
import type { FileInfo, ArtifactOwner } from '../model/artifact.ts';
import type { Experiment } from '../model/experiment.ts';
import type { LoggedModel } from '../model/loggedModel.ts';
import type { MetricPoint } from '../model/metric.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import type { DatasetInput, Run } from '../model/run.ts';
import type { RunView, SortField } from '../model/runView.ts';
import type { StoreFault } from '../stores/storeError.ts';

/** What a row of a tree stands for. The same value is what a command is called with. */
export type Node = Entity | Detail | Aside;

/** Things with a name of their own in MLflow. */
export type Entity =
  | { readonly kind: 'connection'; readonly connection: Connection }
  | {
      readonly kind: 'experiment';
      readonly connection: Connection;
      readonly experiment: Experiment;
      /** Which of its runs stand below it, and in which order. */
      readonly runView: RunView;
    }
  | {
      readonly kind: 'run';
      readonly connection: Connection;
      readonly run: Run;
      /** That of which the value stands beside the name. */
      readonly beside?: SortField;
    }
  | { readonly kind: 'loggedModel'; readonly connection: Connection; readonly run: Run; readonly model: LoggedModel }
  | { readonly kind: 'model'; readonly connection: Connection; readonly model: RegisteredModel }
  | { readonly kind: 'version'; readonly connection: Connection; readonly version: ModelVersion }
  | {
      readonly kind: 'alias';
      readonly connection: Connection;
      readonly model: RegisteredModel;
      readonly alias: string;
      readonly version: string;
    };

/** What belongs to a run, a logged model or a version. */
export type Detail =
  | { readonly kind: 'group'; readonly connection: Connection; readonly run: Run; readonly group: Group }
  | {
      readonly kind: 'metric';
      readonly connection: Connection;
      readonly run: Run;
      readonly key: string;
      readonly latest: MetricPoint;
    }
  | {
      readonly kind: 'param';
      readonly connection: Connection;
      readonly run: Run;
      readonly key: string;
      readonly value: string;
    }
  | {
      readonly kind: 'tag';
      readonly connection: Connection;
      readonly owner: TagOwner;
      readonly key: string;
      readonly value: string;
    }
  | {
      readonly kind: 'dataset';
      readonly connection: Connection;
      readonly run: Run;
      readonly dataset: DatasetInput;
      readonly index: number;
    }
  /** All files of a version. */
  | { readonly kind: 'versionFiles'; readonly connection: Connection; readonly version: ModelVersion }
  | {
      readonly kind: 'artifact';
      readonly connection: Connection;
      readonly owner: ArtifactOwner;
      /** What people call the run, the model or the version. */
      readonly ownerName: string;
      readonly file: FileInfo;
    };

export type TagOwner = { readonly run: Run } | { readonly version: ModelVersion };

export type Group = 'metrics' | 'params' | 'tags' | 'datasets' | 'loggedModels' | 'artifacts';

/** Rows that stand for no data. */
export type Aside =
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion }
  /** "Load more…" at the end of a list that goes on. */
  | { readonly kind: 'more'; readonly loaded: number }
  /** Something to say where rows could have been: "No runs yet". */
  | { readonly kind: 'notice'; readonly text: string }
  /** Rows could not be read; a click tries again. */
  | {
      readonly kind: 'failure';
      readonly connection: Connection | undefined;
      readonly fault: StoreFault | 'bug';
      readonly message: string;
      /** What would have to be read outside of the store, and may be once that is allowed. */
      readonly outsideFolder?: string;
    };

export type NodeOf<Kind extends Node['kind']> = Extract<Node, { readonly kind: Kind }>;
