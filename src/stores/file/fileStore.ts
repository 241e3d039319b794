import path from 'node:path';
import type { ArtifactOwner } from '../../model/artifact.ts';
import { callLog } from '../callLog.ts';
import type { ArtifactPlace } from '../local/artifactRoot.ts';
import { listArtifacts } from '../local/artifacts.ts';
import { locateArtifact, readArtifact, streamArtifact } from '../local/readArtifact.ts';
import { metricPoints } from '../metricPoints.ts';
import type { Store } from '../store.ts';
import type { StoreOptions } from '../storeOptions.ts';
import { openFolder, type Folder, type FolderOptions } from './folder.ts';
import { sampleMetricHistories } from './sampleHistories.ts';
import { fileWriter } from './writer.ts';

/** The file store in the folder at an absolute path, usually `mlruns`. It is looked into at the first question, and written to only by a change. */
export function openFileStore(
  folderPath: string,
  { log, artifactFolders }: StoreOptions = {},
  options: FolderOptions = {},
): Store {
  const folder = openFolder(folderPath, { ...options, log });
  const call = callLog('file', log);
  const place = async (owner: ArtifactOwner, signal?: AbortSignal): Promise<ArtifactPlace> => ({
    ...(await artifactPlace(folder, owner, signal)),
    allowedFolders: artifactFolders?.() ?? [],
  });
  return {
    kind: 'file',
    uri: folderPath,
    searchExperiments: (query = {}, signal) =>
      call('searchExperiments', folder.ask('searchExperiments', query, signal)),
    getExperiment: (experimentId, signal) =>
      call('getExperiment', folder.ask('getExperiment', { experimentId }, signal)),
    searchRuns: (query, signal) => call('searchRuns', folder.ask('searchRuns', query, signal)),
    getRun: (runId, signal) => call('getRun', folder.ask('getRun', { runId }, signal)),
    getMetricHistory: (runId, key, signal) =>
      call(
        'getMetricHistory',
        folder.ask('getMetricHistory', { runId, key }, signal).then((numbers) => metricPoints(numbers, signal)),
      ),
    sampleMetricHistories: (query, signal) =>
      call('sampleMetricHistories', sampleMetricHistories(folder, query, signal)),
    searchLoggedModels: (query, signal) => call('searchLoggedModels', folder.ask('searchLoggedModels', query, signal)),
    getLoggedModel: (modelId, signal) => call('getLoggedModel', folder.ask('getLoggedModel', { modelId }, signal)),
    listArtifacts: (owner, path, signal) =>
      call(
        'listArtifacts',
        place(owner, signal).then((at) => listArtifacts(at, path, signal)),
      ),
    readArtifact: (owner, path, range, signal) =>
      call(
        'readArtifact',
        place(owner, signal).then((at) => readArtifact(at, path, range, signal)),
      ),
    streamArtifact: (owner, path, start, take, signal) =>
      call(
        'streamArtifact',
        place(owner, signal).then((at) => streamArtifact(at, path, start, take, signal)),
      ),
    locateArtifact: (owner, path, signal) =>
      call(
        'locateArtifact',
        place(owner, signal).then((at) => locateArtifact(at, path, signal)),
      ),
    searchRegisteredModels: (query = {}, signal) =>
      call('searchRegisteredModels', folder.ask('searchRegisteredModels', query, signal)),
    getRegisteredModel: (name, signal) =>
      call('getRegisteredModel', folder.ask('getRegisteredModel', { name }, signal)),
    searchModelVersions: (query = {}, signal) =>
      call('searchModelVersions', folder.ask('searchModelVersions', query, signal)),
    getModelVersion: (name, version, signal) =>
      call('getModelVersion', folder.ask('getModelVersion', { name, version }, signal)),
    getModelVersionByAlias: (name, alias, signal) =>
      call('getModelVersionByAlias', folder.ask('getModelVersionByAlias', { name, alias }, signal)),
    writer: fileWriter((verb, args, signal) => call(verb, folder.change(verb, args, signal))),
    // Folders of MLflow 1 may lack some of it, and then hold none.
    capabilities: (signal) =>
      call(
        'capabilities',
        folder.ask('searchExperiments', { maxResults: 1 }, signal).then(() => ({ loggedModels: true, aliases: true })),
      ),
    close: () => folder.close(),
  };
}

/** A server that keeps its runs here keeps their files beside: what it calls `mlflow-artifacts:` is `mlartifacts` next to the folder. */
async function artifactPlace(folder: Folder, owner: ArtifactOwner, signal?: AbortSignal): Promise<ArtifactPlace> {
  const uri = await folder.ask('filesUri', owner, signal);
  return { uri, storeFolder: uri.startsWith('mlflow-artifacts:') ? path.dirname(folder.path) : folder.path };
}
