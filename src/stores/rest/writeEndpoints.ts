import type { Endpoint } from './endpoints.ts';
import { maxBytes } from './limits.ts';

const api = '/api/2.0/mlflow';
const change = { answer: 'json', maxBytes: maxBytes.entity, changes: true } as const;
const post = { method: 'POST', ...change } as const;
const patch = { method: 'PATCH', ...change } as const;
const remove = { method: 'DELETE', ...change } as const;

/** What an MLflow server changes when it is told to. All take JSON in their body, also those that delete. */
export const writeEndpoints = {
  updateExperiment: { ...post, path: `${api}/experiments/update` },
  setExperimentTag: { ...post, path: `${api}/experiments/set-experiment-tag` },
  deleteExperiment: { ...post, path: `${api}/experiments/delete` },
  restoreExperiment: { ...post, path: `${api}/experiments/restore` },

  updateRun: { ...post, path: `${api}/runs/update` },
  setTag: { ...post, path: `${api}/runs/set-tag` },
  deleteTag: { ...post, path: `${api}/runs/delete-tag` },
  deleteRun: { ...post, path: `${api}/runs/delete` },
  restoreRun: { ...post, path: `${api}/runs/restore` },

  createRegisteredModel: { ...post, path: `${api}/registered-models/create` },
  updateRegisteredModel: { ...patch, path: `${api}/registered-models/update` },
  setRegisteredModelTag: { ...post, path: `${api}/registered-models/set-tag` },
  deleteRegisteredModelTag: { ...remove, path: `${api}/registered-models/delete-tag` },
  setRegisteredModelAlias: { ...post, path: `${api}/registered-models/alias`, since: '2.3' },
  deleteRegisteredModelAlias: { ...remove, path: `${api}/registered-models/alias`, since: '2.3' },

  createModelVersion: { ...post, path: `${api}/model-versions/create` },
  updateModelVersion: { ...patch, path: `${api}/model-versions/update` },
  transitionModelVersionStage: { ...post, path: `${api}/model-versions/transition-stage` },
  setModelVersionTag: { ...post, path: `${api}/model-versions/set-tag` },
  deleteModelVersionTag: { ...remove, path: `${api}/model-versions/delete-tag` },
  deleteModelVersion: { ...remove, path: `${api}/model-versions/delete` },
} as const satisfies Record<string, Endpoint>;
