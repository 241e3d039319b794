import type { Credentials } from '../stores/storeOptions.ts';
import { originOf } from './location.ts';

/** The variables of the environment that Podium runs in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, hold. */
export function credentialsIn(environment: Environment): Credentials | undefined {
  const token = environment['MLFLOW_TRACKING_TOKEN'];
  const username = environment['MLFLOW_TRACKING_USERNAME'];
  const password = environment['MLFLOW_TRACKING_PASSWORD'];
  // MLflow prefers the user and password as well.
  if (username && password) return { kind: 'basic', username, password };
  return token ? { kind: 'bearer', token } : undefined;
}

/** What MLFLOW_WORKSPACE says, as MLflow's own client reads it, which opens a database as one that has workspaces only if told to. */
export function workspaceIn(trackingUri: string, environment: Environment): string | undefined {
  const heeded =
    originOf(trackingUri) !== undefined || /^(?:true|1)$/i.test(environment['MLFLOW_ENABLE_WORKSPACES'] ?? '');
  const workspace = environment['MLFLOW_WORKSPACE']?.trim();
  return heeded && workspace !== '' ? workspace : undefined;
}
