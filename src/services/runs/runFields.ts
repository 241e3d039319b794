import { UserError } from '../../host/ui.ts';
import type { LifecycleStage } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import type { Field } from '../field.ts';
import type { NodeOf } from '../node.ts';

/** The tag that MLflow's own web UI shows as a run's description, as Markdown. */
export const noteTag = 'mlflow.note.content';

/** The tag in which MLflow keeps a run's name once more. */
export const nameTag = 'mlflow.runName';

/** A run as sentences call it. */
export function runText({ runName, runId }: Run): string {
  return `run ${runName === '' ? runId : runName}`;
}

export function runName(node: NodeOf<'run'>): Field {
  const { runId } = node.run;
  return {
    of: node,
    name: `the name of ${runText(node.run)}`,
    read: async (store, signal) => (await store.getRun(runId, signal)).runName,
    async write(writer, value = '', signal) {
      if (value === '') throw new UserError('MLflow cannot take the name of a run away again. Rename it instead.');
      await writer.updateRun(runId, { runName: value }, signal);
    },
  };
}

export function runTag(node: NodeOf<'run'>, key: string): Field {
  const { runId } = node.run;
  return {
    of: node,
    name: key === noteTag ? `the note of ${runText(node.run)}` : `the tag "${key}" of ${runText(node.run)}`,
    read: async (store, signal) => (await store.getRun(runId, signal)).tags[key],
    write: (writer, value, signal) =>
      value === undefined ? writer.deleteTag(runId, key, signal) : writer.setTag(runId, key, value, signal),
  };
}

/** Whether a run is deleted: its {@link LifecycleStage}. */
export function runStage(node: NodeOf<'run'>): Field {
  const { runId } = node.run;
  return {
    of: node,
    name: runText(node.run),
    read: async (store, signal): Promise<LifecycleStage> => (await store.getRun(runId, signal)).lifecycleStage,
    write: (writer, value, signal) =>
      value === 'deleted' ? writer.deleteRun(runId, signal) : writer.restoreRun(runId, signal),
  };
}
