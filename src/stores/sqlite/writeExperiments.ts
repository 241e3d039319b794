import { sql, type Sql } from '../../filter/sql.ts';
import { invalid, notFound } from '../query.ts';
import { StoreError } from '../storeError.ts';
import type { StoreWriter } from '../storeWriter.ts';
import { checkedExperimentTag, shortEnough } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { inWorkspace, type Schema } from './schema.ts';
import { checkedExperimentId } from './search.ts';
import { deleteRuns, restoreRuns } from './writeLifecycle.ts';
import { putRow, settings } from './writeRows.ts';

type ExperimentWrites = Pick<
  StoreWriter,
  'updateExperiment' | 'setExperimentTag' | 'deleteExperiment' | 'restoreExperiment'
>;

const maxNameCharacters = 500;

export function experimentWrites(database: Database): ExperimentWrites {
  const find = (which: Sql, experimentId: string): Change => ({
    statement: sql`SELECT 1 FROM experiments WHERE ${which}`,
    orElse: notFound(
      `There is no experiment ${experimentId} in ${database.path} for this. Refresh to see which there are.`,
    ),
  });

  return {
    async updateExperiment(experimentId, { name }, signal) {
      if (name === '') throw invalid('An experiment needs a name.');
      shortEnough('The name of an experiment', name, maxNameCharacters);
      const schema = await database.schema(signal);
      const one = theOne(schema, experimentId);
      const isActive = {
        statement: sql`SELECT 1 FROM experiments WHERE ${one} AND lifecycle_stage = 'active'`,
        orElse: invalid(`The experiment ${experimentId} is deleted. Restore it first.`, 'INVALID_STATE'),
      };
      const isFree = {
        statement: sql`SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM experiments
          WHERE name = ${name} AND NOT (${one}) AND ${inWorkspace(schema, 'experiments')})`,
        orElse: nameTaken(name),
      };
      const values = settings({ name, last_update_time: Date.now() });
      const rename = { statement: sql`UPDATE experiments SET ${values} WHERE ${one}` };
      await database.write([find(one, experimentId), isActive, isFree, rename], signal);
    },

    async setExperimentTag(experimentId, key, value, signal) {
      const checked = checkedExperimentTag(key, value);
      const tag = { experiment_id: checkedExperimentId(experimentId), ...checked };
      const schema = await database.schema(signal);
      const one = theOne(schema, experimentId);
      const isActive = {
        statement: sql`SELECT 1 FROM experiments WHERE ${one} AND lifecycle_stage = 'active'`,
        orElse: invalid(`The experiment ${experimentId} is deleted. Restore it first.`),
      };
      await database.write([find(one, experimentId), isActive, putRow('experiment_tags', tag)], signal);
    },

    async deleteExperiment(experimentId, signal) {
      const schema = await database.schema(signal);
      const one = sql`${theOne(schema, experimentId)} AND lifecycle_stage = 'active'`;
      const runs = deleteRuns(schema, runsOf(experimentId));
      await database.write([find(one, experimentId), ...runs, mark(schema, experimentId, 'deleted')], signal);
    },

    async restoreExperiment(experimentId, signal) {
      const schema = await database.schema(signal);
      const one = sql`${theOne(schema, experimentId)} AND lifecycle_stage = 'deleted'`;
      const runs = restoreRuns(schema, runsOf(experimentId));
      await database.write([find(one, experimentId), runs, mark(schema, experimentId, 'active')], signal);
    },
  };
}

function theOne(schema: Schema, experimentId: string): Sql {
  const id = sql`CAST(${checkedExperimentId(experimentId)} AS INTEGER)`;
  return sql`experiment_id = ${id} AND ${inWorkspace(schema, 'experiments')}`;
}

function runsOf(experimentId: string): Sql {
  return sql`runs.experiment_id = CAST(${experimentId} AS INTEGER)`;
}

function mark(schema: Schema, experimentId: string, stage: 'active' | 'deleted'): Change {
  const values = settings({ lifecycle_stage: stage, last_update_time: Date.now() });
  return { statement: sql`UPDATE experiments SET ${values} WHERE ${theOne(schema, experimentId)}` };
}

function nameTaken(name: string): StoreError {
  return new StoreError(
    'conflict',
    `Another experiment, perhaps a deleted one, is called "${name.slice(0, 100)}". Choose another name.`,
    { errorCode: 'BAD_REQUEST' },
  );
}
