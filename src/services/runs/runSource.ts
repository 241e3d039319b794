import type { Run } from '../../model/run.ts';

/** Where a run's code came from, as MLflow's tags say it. Texts of the client: anything may stand in them. */
export interface RunSource {
  /** A script, a notebook, the address of an MLflow project. */
  readonly name?: string;
  /** `LOCAL`, `NOTEBOOK`, `JOB`, `PROJECT`, … */
  readonly type?: string;
  /** Of an MLflow project. */
  readonly entryPoint?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly repositoryUrl?: string;
}

/** By the names of today and by those of MLflow before 1.0. */
const tagsOf: { readonly [Fact in keyof RunSource]-?: readonly string[] } = {
  name: ['mlflow.source.name', 'mlflow.databricks.notebookPath'],
  type: ['mlflow.source.type'],
  entryPoint: ['mlflow.project.entryPoint'],
  commit: ['mlflow.source.git.commit'],
  branch: ['mlflow.source.git.branch', 'mlflow.gitBranchName'],
  repositoryUrl: ['mlflow.source.git.repoURL', 'mlflow.gitRepoURL'],
};

export function runSource({ tags }: Pick<Run, 'tags'>): RunSource {
  const known = Object.entries(tagsOf).flatMap(([fact, names]) => {
    const value = names.map((name) => tags[name]).find((text) => text !== undefined && text !== '');
    return value === undefined ? [] : [[fact, value] as const];
  });
  return Object.fromEntries(known);
}

/** Whether Git could take a text for a commit, and for nothing else: never for an option or a branch. */
export function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{7,64}$/i.test(text);
}
