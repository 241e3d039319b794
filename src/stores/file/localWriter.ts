import type { StoreWriter } from '../storeWriter.ts';
import type { StoreFolder } from './storeFolder.ts';
import { experimentWrites } from './writeExperiments.ts';
import { modelVersionWrites } from './writeModelVersions.ts';
import { registeredModelWrites } from './writeRegisteredModels.ts';
import { runWrites } from './writeRuns.ts';

/** In the worker: changes a folder as MLflow's own file store does. What has begun is not cancelled. */
export function localWriter(store: StoreFolder): StoreWriter {
  return {
    ...experimentWrites(store),
    ...runWrites(store),
    ...registeredModelWrites(store),
    ...modelVersionWrites(store),
  };
}
