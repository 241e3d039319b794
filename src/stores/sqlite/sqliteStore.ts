import { callLog } from '../callLog.ts';
import type { ArtifactOwner } from '../../model/artifact.ts';
import type { ArtifactPlace } from '../local/artifactRoot.ts';
import { listArtifacts } from '../local/artifacts.ts';
import { locateArtifact, readArtifact, streamArtifact } from '../local/readArtifact.ts';
import { given } from '../given.ts';
import type { Capabilities, Store } from '../store.ts';
import type { StoreOptions } from '../storeOptions.ts';
import { databaseUri } from '../trackingUri.ts';
import { artifactPlace } from './artifactPlace.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { getExperiment, searchExperiments } from './experiments.ts';
import { getLoggedModel, searchLoggedModels } from './loggedModels.ts';
import { getMetricHistory } from './metricHistory.ts';
import { getModelVersion, getModelVersionByAlias, searchModelVersions } from './modelVersions.ts';
import { getRegisteredModel, searchRegisteredModels } from './registeredModels.ts';
import { getRun, searchRuns } from './runs.ts';
import { sampleMetricHistories } from './sampleHistories.ts';
import { sqliteWriter } from './writer.ts';

/** The store in the database file at an absolute path. It is opened by the first question, and to write only by a change. */
export function openSqliteStore(
  path: string,
  { log, workspace, artifactFolders }: StoreOptions = {},
  options: DatabaseOptions = {},
): Store {
  const database = openDatabase(path, { ...options, ...given('workspace', workspace) });
  const call = callLog('sqlite', log);
  const place = async (owner: ArtifactOwner, signal?: AbortSignal): Promise<ArtifactPlace> => ({
    ...(await artifactPlace(database, owner, signal)),
    allowedFolders: artifactFolders?.() ?? [],
  });
  return {
    kind: 'sqlite',
    uri: databaseUri(path),
    searchExperiments: (query, signal) => call('searchExperiments', searchExperiments(database, query, signal)),
    getExperiment: (experimentId, signal) => call('getExperiment', getExperiment(database, experimentId, signal)),
    searchRuns: (query, signal) => call('searchRuns', searchRuns(database, query, signal)),
    getRun: (runId, signal) => call('getRun', getRun(database, runId, signal)),
    getMetricHistory: (runId, key, signal) => call('getMetricHistory', getMetricHistory(database, runId, key, signal)),
    sampleMetricHistories: (query, signal) =>
      call('sampleMetricHistories', sampleMetricHistories(database, query, signal)),
    searchLoggedModels: (query, signal) => call('searchLoggedModels', searchLoggedModels(database, query, signal)),
    getLoggedModel: (modelId, signal) => call('getLoggedModel', getLoggedModel(database, modelId, signal)),
    listArtifacts: (owner, folder, signal) =>
      call(
        'listArtifacts',
        place(owner, signal).then((at) => listArtifacts(at, folder, signal)),
      ),
    readArtifact: (owner, file, range, signal) =>
      call(
        'readArtifact',
        place(owner, signal).then((at) => readArtifact(at, file, range, signal)),
      ),
    streamArtifact: (owner, file, start, take, signal) =>
      call(
        'streamArtifact',
        place(owner, signal).then((at) => streamArtifact(at, file, start, take, signal)),
      ),
    locateArtifact: (owner, file, signal) =>
      call(
        'locateArtifact',
        place(owner, signal).then((at) => locateArtifact(at, file, signal)),
      ),
    searchRegisteredModels: (query, signal) =>
      call('searchRegisteredModels', searchRegisteredModels(database, query, signal)),
    getRegisteredModel: (name, signal) => call('getRegisteredModel', getRegisteredModel(database, name, signal)),
    searchModelVersions: (query, signal) => call('searchModelVersions', searchModelVersions(database, query, signal)),
    getModelVersion: (name, version, signal) =>
      call('getModelVersion', getModelVersion(database, name, version, signal)),
    getModelVersionByAlias: (name, alias, signal) =>
      call('getModelVersionByAlias', getModelVersionByAlias(database, name, alias, signal)),
    writer: sqliteWriter({
      ...database,
      write: (changes, signal) => call('write', database.write(changes, signal)),
    }),
    capabilities: (signal) => call('capabilities', capabilities(database, signal)),
    close: () => database.close(),
  };
}

/** Which MLflow wrote it, a database does not say; which tables it has, it does. */
async function capabilities(database: Database, signal?: AbortSignal): Promise<Capabilities> {
  const schema = await database.schema(signal);
  return { loggedModels: schema.has('logged_models'), aliases: schema.has('registered_model_aliases') };
}
