import * as v from 'valibot';
import type { Experiment } from '../../model/experiment.ts';
import { lifecycleStage } from './wireLifecycle.ts';
import { id, optionalWhole, text, texts } from './wire.ts';

export const experiment = v.pipe(
  v.object({
    experiment_id: id,
    name: text,
    artifact_location: text,
    lifecycle_stage: lifecycleStage,
    creation_time: optionalWhole,
    last_update_time: optionalWhole,
    tags: texts,
  }),
  v.transform((wire): Experiment => ({
    experimentId: wire.experiment_id,
    name: wire.name,
    artifactLocation: wire.artifact_location,
    lifecycleStage: wire.lifecycle_stage,
    ...(wire.creation_time != null && { creationTimeMs: wire.creation_time }),
    ...(wire.last_update_time != null && { lastUpdateTimeMs: wire.last_update_time }),
    tags: wire.tags,
  })),
);
