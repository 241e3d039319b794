import { maxBytes } from './limits.ts';

/** One question that an MLflow server answers. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the server's own prefix; `{name}` is filled in by the request. */
  readonly path: string;
  readonly answer: 'json' | 'text' | 'bytes';
  readonly maxBytes: number;
  /** The first MLflow that has it, where older ones are still about: there a missing page means "too old", not "no MLflow at all". */
  readonly since?: string;
  /** A question that changes something is asked once. All others are reads, which may be asked again. */
  readonly changes?: true;
  /** Says something of the server as a whole, not of a workspace in it. */
  readonly anyWorkspace?: true;
  /** MLflow calls a missing alias an illegal parameter; its words tell them apart. */
  readonly missing?: RegExp;
}

const api = '/api/2.0/mlflow';
const list = { answer: 'json', maxBytes: maxBytes.list } as const;
const entity = { answer: 'json', maxBytes: maxBytes.entity } as const;
const file = { answer: 'bytes', maxBytes: maxBytes.artifact } as const;

export const endpoints = {
  searchExperiments: { method: 'POST', path: `${api}/experiments/search`, ...list },
  getExperiment: { method: 'GET', path: `${api}/experiments/get`, ...entity },
  searchRuns: { method: 'POST', path: `${api}/runs/search`, ...list },
  getRun: { method: 'GET', path: `${api}/runs/get`, ...entity },
  getMetricHistory: { method: 'GET', path: `${api}/metrics/get-history`, ...list },
  getMetricHistoryBulkInterval: {
    method: 'GET',
    path: `${api}/metrics/get-history-bulk-interval`,
    ...list,
    since: '2.4',
  },

  searchLoggedModels: { method: 'POST', path: `${api}/logged-models/search`, ...list, since: '3.0' },
  getLoggedModel: { method: 'GET', path: `${api}/logged-models/{modelId}`, ...entity, since: '3.0' },

  searchRegisteredModels: { method: 'GET', path: `${api}/registered-models/search`, ...list },
  getRegisteredModel: { method: 'GET', path: `${api}/registered-models/get`, ...entity },
  searchModelVersions: { method: 'GET', path: `${api}/model-versions/search`, ...list },
  getModelVersion: { method: 'GET', path: `${api}/model-versions/get`, ...entity },
  getModelVersionByAlias: {
    method: 'GET',
    path: `${api}/registered-models/alias`,
    ...entity,
    since: '2.3',
    missing: /alias.*not found/i,
  },
  getDownloadUri: { method: 'GET', path: `${api}/model-versions/get-download-uri`, ...entity },

  listRunArtifacts: { method: 'GET', path: `${api}/artifacts/list`, ...list },
  listModelArtifacts: {
    method: 'GET',
    path: `${api}/logged-models/{modelId}/artifacts/directories`,
    ...list,
    since: '3.0',
  },
  listProxiedArtifacts: { method: 'GET', path: '/api/2.0/mlflow-artifacts/artifacts', ...list, since: '1.23' },
  readRunArtifact: { method: 'GET', path: '/get-artifact', ...file },
  readModelArtifact: {
    method: 'GET',
    path: '/ajax-api/2.0/mlflow/logged-models/{modelId}/artifacts/files',
    ...file,
    since: '3.0',
  },
  readVersionArtifact: { method: 'GET', path: '/model-versions/get-artifact', ...file },

  serverInfo: { method: 'GET', path: '/api/3.0/mlflow/server-info', ...entity, since: '3.6', anyWorkspace: true },
  version: {
    method: 'GET',
    path: '/version',
    answer: 'text',
    maxBytes: maxBytes.text,
    since: '2.2',
    anyWorkspace: true,
  },
} as const satisfies Record<string, Endpoint>;
