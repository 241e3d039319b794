import type { LifecycleStage } from '../../model/lifecycle.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { Field } from '../field.ts';
import type { NodeOf } from '../node.ts';

/** An experiment as sentences call it. */
export function experimentText({ name }: Experiment): string {
  return `experiment ${name}`;
}

export function experimentName(node: NodeOf<'experiment'>): Field {
  const { experimentId } = node.experiment;
  return {
    of: node,
    name: `the name of ${experimentText(node.experiment)}`,
    read: async (store, signal) => (await store.getExperiment(experimentId, signal)).name,
    write: (writer, value = '', signal) => writer.updateExperiment(experimentId, { name: value }, signal),
  };
}

/** Whether an experiment is deleted, with all its runs: its {@link LifecycleStage}. */
export function experimentStage(node: NodeOf<'experiment'>): Field {
  const { experimentId } = node.experiment;
  return {
    of: node,
    name: experimentText(node.experiment),
    read: async (store, signal): Promise<LifecycleStage> =>
      (await store.getExperiment(experimentId, signal)).lifecycleStage,
    write: (writer, value, signal) =>
      value === 'deleted'
        ? writer.deleteExperiment(experimentId, signal)
        : writer.restoreExperiment(experimentId, signal),
  };
}
