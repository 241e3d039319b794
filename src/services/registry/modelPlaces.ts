import * as v from 'valibot';
import type { ArtifactOwner } from '../../model/artifact.ts';
import type { Run } from '../../model/run.ts';

/** Where the files of a model lie that a run wrote. */
export interface ModelPlace {
  readonly owner: ArtifactOwner;
  /** What stands before the names of its files: empty, or with `/` at its end. */
  readonly folder: string;
  /** What MLflow's client takes for it. */
  readonly uri: string;
}

/** The last logged model, then those that MLflow before version 3 wrote among the run's own files, the last one first. */
export function modelPlaces({ runId, modelOutputs, tags }: Run): readonly ModelPlace[] {
  const [last] = modelOutputs.toSorted((a, b) => (b.step ?? 0) - (a.step ?? 0));
  const logged = last ? [{ owner: { modelId: last.modelId }, folder: '', uri: `models:/${last.modelId}` }] : [];
  const own = foldersIn(tags['mlflow.log-model.history']).map((path) => ({
    owner: { runId },
    folder: `${path}/`,
    uri: `runs:/${runId}/${path}`,
  }));
  return [...logged, ...own];
}

const mostFolders = 3;
const history = v.array(v.object({ artifact_path: v.string() }));

function foldersIn(tag: string | undefined): readonly string[] {
  if (tag === undefined) return [];
  try {
    const parsed = v.safeParse(history, JSON.parse(tag));
    const paths = parsed.success ? parsed.output.map(({ artifact_path: path }) => path) : [];
    return paths.reverse().slice(0, mostFolders);
  } catch {
    // It was cut off, as a database of an old MLflow may have done with a long tag.
    return [];
  }
}
