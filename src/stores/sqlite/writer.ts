import type { StoreWriter } from '../storeWriter.ts';
import type { Database } from './database.ts';
import { experimentWrites } from './writeExperiments.ts';
import { registeredModelWrites } from './writeRegisteredModels.ts';
import { runWrites } from './writeRuns.ts';
import { modelVersionWrites } from './writeModelVersions.ts';

/** Changes a database as MLflow's own store does, statement for statement: an MLflow that reads it sees no difference. */
export function sqliteWriter(database: Database): StoreWriter {
  return {
    ...experimentWrites(database),
    ...runWrites(database),
    ...registeredModelWrites(database),
    ...modelVersionWrites(database),
  };
}
