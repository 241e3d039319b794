import * as v from 'valibot';
import type { LoggedModel, LoggedModelMetric, LoggedModelStatus } from '../../model/loggedModel.ts';
import { metricFields } from './wireMetric.ts';
import { id, many, optionalWhole, text, texts } from './wire.ts';

const prefix = 'LOGGED_MODEL_';
const known: readonly LoggedModelStatus[] = ['PENDING', 'READY', 'UPLOAD_FAILED'];

const status = v.pipe(
  text,
  v.transform((name): LoggedModelStatus => known.find((word) => prefix + word === name) ?? 'UNKNOWN'),
);

const metric = v.pipe(
  v.object({ key: v.string(), ...metricFields, run_id: text, dataset_name: text, dataset_digest: text }),
  v.transform((wire): LoggedModelMetric => ({
    key: wire.key,
    value: wire.value,
    step: wire.step,
    timestampMs: wire.timestamp,
    ...(wire.run_id !== '' && { runId: wire.run_id }),
    ...(wire.dataset_name !== '' && { datasetName: wire.dataset_name }),
    ...(wire.dataset_digest !== '' && { datasetDigest: wire.dataset_digest }),
  })),
);

export const loggedModel = v.pipe(
  v.object({
    info: v.object({
      model_id: id,
      experiment_id: id,
      name: text,
      model_type: text,
      status,
      source_run_id: text,
      artifact_uri: text,
      creation_timestamp_ms: optionalWhole,
      last_updated_timestamp_ms: optionalWhole,
      tags: texts,
    }),
    data: v.nullish(v.object({ params: texts, metrics: many(metric) }), {}),
  }),
  v.transform(({ info, data }): LoggedModel => ({
    modelId: info.model_id,
    experimentId: info.experiment_id,
    name: info.name,
    modelType: info.model_type,
    status: info.status,
    sourceRunId: info.source_run_id,
    artifactUri: info.artifact_uri,
    ...(info.creation_timestamp_ms != null && { creationTimeMs: info.creation_timestamp_ms }),
    ...(info.last_updated_timestamp_ms != null && { lastUpdateTimeMs: info.last_updated_timestamp_ms }),
    tags: info.tags,
    params: data.params,
    metrics: data.metrics,
  })),
);
