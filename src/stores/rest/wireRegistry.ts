import * as v from 'valibot';
import { keyed } from '../../base/keyed.ts';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import { id, many, optionalWhole, text, texts } from './wire.ts';

export const registeredModel = v.pipe(
  v.object({
    name: id,
    description: text,
    creation_timestamp: optionalWhole,
    last_updated_timestamp: optionalWhole,
    aliases: many(v.object({ alias: id, version: id })),
    tags: texts,
  }),
  v.transform((wire): RegisteredModel => ({
    name: wire.name,
    description: wire.description,
    ...(wire.creation_timestamp != null && { creationTimeMs: wire.creation_timestamp }),
    ...(wire.last_updated_timestamp != null && { lastUpdateTimeMs: wire.last_updated_timestamp }),
    aliases: keyed(wire.aliases.map(({ alias, version }) => [alias, version])),
    tags: wire.tags,
  })),
);

export const modelVersion = v.pipe(
  v.object({
    name: id,
    version: id,
    description: text,
    current_stage: text,
    status: text,
    status_message: text,
    source: text,
    run_id: text,
    model_id: text,
    creation_timestamp: optionalWhole,
    last_updated_timestamp: optionalWhole,
    user_id: text,
    aliases: many(id),
    tags: texts,
  }),
  v.transform((wire): ModelVersion => ({
    name: wire.name,
    version: wire.version,
    description: wire.description,
    currentStage: wire.current_stage === '' ? 'None' : wire.current_stage,
    status: wire.status,
    statusMessage: wire.status_message,
    source: wire.source,
    runId: wire.run_id,
    modelId: wire.model_id === '' ? modelIdOfSource(wire.source) : wire.model_id,
    ...(wire.creation_timestamp != null && { creationTimeMs: wire.creation_timestamp }),
    ...(wire.last_updated_timestamp != null && { lastUpdateTimeMs: wire.last_updated_timestamp }),
    userId: wire.user_id,
    aliases: wire.aliases.toSorted(),
    tags: wire.tags,
  })),
);
