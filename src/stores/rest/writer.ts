import * as v from 'valibot';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import { checkedRunTag } from '../runTag.ts';
import type { StoreWriter } from '../storeWriter.ts';
import type { Endpoint } from './endpoints.ts';
import { readJson } from './readReply.ts';
import type { ReadReply, RestClient } from './restClient.ts';
import { decode } from './wire.ts';
import { modelVersion } from './wireRegistry.ts';
import { writeEndpoints as endpoints } from './writeEndpoints.ts';

export function restWriter(client: RestClient): StoreWriter {
  const change = async (endpoint: Endpoint, body: object, signal?: AbortSignal): Promise<void> => {
    await client.ask({ endpoint, body }, readJson, signal);
  };

  return {
    updateExperiment: (experimentId, { name }, signal) =>
      change(endpoints.updateExperiment, { experiment_id: experimentId, new_name: name }, signal),
    setExperimentTag: (experimentId, key, value, signal) =>
      change(endpoints.setExperimentTag, { experiment_id: experimentId, key, value }, signal),
    deleteExperiment: (experimentId, signal) =>
      change(endpoints.deleteExperiment, { experiment_id: experimentId }, signal),
    restoreExperiment: (experimentId, signal) =>
      change(endpoints.restoreExperiment, { experiment_id: experimentId }, signal),

    updateRun: (runId, { runName, status, endTimeMs }, signal) =>
      change(endpoints.updateRun, { run_id: runId, run_name: runName, status, end_time: endTimeMs }, signal),
    async setTag(runId, key, value, signal) {
      await change(endpoints.setTag, { run_id: runId, key, value: checkedRunTag(value) }, signal);
    },
    deleteTag: (runId, key, signal) => change(endpoints.deleteTag, { run_id: runId, key }, signal),
    deleteRun: (runId, signal) => change(endpoints.deleteRun, { run_id: runId }, signal),
    restoreRun: (runId, signal) => change(endpoints.restoreRun, { run_id: runId }, signal),

    createRegisteredModel: ({ name, description, tags }, signal) =>
      change(endpoints.createRegisteredModel, { name, description, tags: tagList(tags) }, signal),
    updateRegisteredModel: (name, { description }, signal) =>
      change(endpoints.updateRegisteredModel, { name, description }, signal),
    setRegisteredModelTag: (name, key, value, signal) =>
      change(endpoints.setRegisteredModelTag, { name, key, value }, signal),
    deleteRegisteredModelTag: (name, key, signal) => change(endpoints.deleteRegisteredModelTag, { name, key }, signal),
    setRegisteredModelAlias: (name, alias, version, signal) =>
      change(endpoints.setRegisteredModelAlias, { name, alias, version }, signal),
    deleteRegisteredModelAlias: (name, alias, signal) =>
      change(endpoints.deleteRegisteredModelAlias, { name, alias }, signal),

    createModelVersion({ name, source, runId, description, tags }, signal) {
      const endpoint = endpoints.createModelVersion;
      const body = {
        name,
        source,
        run_id: runId,
        // MLflow wants to be told what the source says already.
        model_id: modelIdOfSource(source) || undefined,
        description,
        tags: tagList(tags),
      };
      const read: ReadReply<ModelVersion> = (reply, url) =>
        decode(v.object({ model_version: modelVersion }), readJson(reply, url), endpoint).model_version;
      return client.ask({ endpoint, body }, read, signal);
    },
    updateModelVersion: (name, version, { description }, signal) =>
      change(endpoints.updateModelVersion, { name, version, description }, signal),
    transitionModelVersionStage: (name, version, { stage, archiveExistingVersions = false }, signal) =>
      change(
        endpoints.transitionModelVersionStage,
        { name, version, stage, archive_existing_versions: archiveExistingVersions },
        signal,
      ),
    setModelVersionTag: (name, version, key, value, signal) =>
      change(endpoints.setModelVersionTag, { name, version, key, value }, signal),
    deleteModelVersionTag: (name, version, key, signal) =>
      change(endpoints.deleteModelVersionTag, { name, version, key }, signal),
    deleteModelVersion: (name, version, signal) => change(endpoints.deleteModelVersion, { name, version }, signal),
  };
}

function tagList(tags: Readonly<Record<string, string>> = {}): readonly { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
