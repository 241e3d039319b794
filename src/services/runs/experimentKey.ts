import type { Connection } from '../../connections/connection.ts';
import type { Experiment } from '../../model/experiment.ts';

/** Under which something is remembered for an experiment. */
export function experimentKey(connection: Connection, { experimentId }: Pick<Experiment, 'experimentId'>): string {
  return `${connection.id}/${experimentId}`;
}
