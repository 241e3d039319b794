import * as v from 'valibot';
import { keyed } from '../../base/keyed.ts';
import type { DatasetInput, ModelReference, Run, RunStatus } from '../../model/run.ts';
import { lifecycleStage } from './wireLifecycle.ts';
import { metricFields } from './wireMetric.ts';
import { id, many, optionalWhole, text, texts } from './wire.ts';

const runStatuses: readonly RunStatus[] = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];

const runStatus = v.pipe(
  text,
  v.transform((status): RunStatus => runStatuses.find((known) => known === status) ?? 'UNKNOWN'),
);

const datasetInput = v.pipe(
  v.object({
    tags: texts,
    dataset: v.object({
      name: text,
      digest: text,
      source_type: text,
      source: text,
      schema: v.nullish(v.string()),
      profile: v.nullish(v.string()),
    }),
  }),
  v.transform(({ tags, dataset }): DatasetInput => ({
    name: dataset.name,
    digest: dataset.digest,
    sourceType: dataset.source_type,
    source: dataset.source,
    ...(dataset.schema != null && { schema: dataset.schema }),
    ...(dataset.profile != null && { profile: dataset.profile }),
    tags,
  })),
);

const modelReference = v.pipe(
  v.object({ model_id: id, step: optionalWhole }),
  v.transform(({ model_id, step }): ModelReference => ({ modelId: model_id, ...(step != null && { step }) })),
);

export const run = v.pipe(
  v.object({
    info: v.object({
      run_id: id,
      experiment_id: id,
      run_name: text,
      user_id: text,
      status: runStatus,
      lifecycle_stage: lifecycleStage,
      start_time: optionalWhole,
      end_time: optionalWhole,
      artifact_uri: text,
    }),
    data: v.nullish(
      v.object({ metrics: many(v.object({ key: v.string(), ...metricFields })), params: texts, tags: texts }),
      {},
    ),
    inputs: v.nullish(v.object({ dataset_inputs: many(datasetInput), model_inputs: many(modelReference) }), {}),
    outputs: v.nullish(v.object({ model_outputs: many(modelReference) }), {}),
  }),
  v.transform(({ info, data, inputs, outputs }): Run => {
    const { metrics } = data;
    return {
      runId: info.run_id,
      experimentId: info.experiment_id,
      runName: info.run_name,
      userId: info.user_id,
      status: info.status,
      lifecycleStage: info.lifecycle_stage,
      ...(info.start_time != null && { startTimeMs: info.start_time }),
      ...(info.end_time != null && { endTimeMs: info.end_time }),
      artifactUri: info.artifact_uri,
      metrics: keyed(metrics.map(({ key, value }) => [key, value])),
      latestMetrics: keyed(
        metrics.map(({ key, step, timestamp, value }) => [key, { step, timestampMs: timestamp, value }]),
      ),
      params: data.params,
      tags: data.tags,
      datasets: inputs.dataset_inputs,
      modelInputs: inputs.model_inputs,
      modelOutputs: outputs.model_outputs,
    };
  }),
);
