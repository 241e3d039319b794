import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfoOf } from '../connections/location.ts';
import { credentialsIn, workspaceIn, type Environment } from '../connections/mlflowVariables.ts';
import { openStore, type Store } from '../stores/index.ts';
import { given } from '../stores/given.ts';
import { homeVariables } from './homeVariables.ts';
import { UsageError } from './usageError.ts';

/** Variables by which MLflow's client signs in or dials in ways that Podium has not. */
const notHeeded = [
  'MLFLOW_TRACKING_AUTH',
  'MLFLOW_TRACKING_AWS_SIGV4',
  'MLFLOW_TRACKING_CLIENT_CERT_PATH',
  'MLFLOW_TRACKING_INSECURE_TLS',
];

/**
 * Opens the store that MLflow's own client would, with the same variables of the environment; `warn` is told what of them is not heeded.
 * @throws UsageError where it is not said which
 */
export async function openTrackingStore(
  named: string | undefined,
  { environment, home }: { readonly environment: Environment; readonly home: string },
  warn: (sentence: string) => void,
): Promise<Store> {
  const trackingUri = named ?? environment['MLFLOW_TRACKING_URI'] ?? '';
  if (trackingUri.trim() === '')
    throw new UsageError(
      'Say where the models are: --tracking-uri https://mlflow.example.com, or MLFLOW_TRACKING_URI.',
    );
  const registry = environment['MLFLOW_REGISTRY_URI'] ?? '';
  if (registry !== '' && registry !== trackingUri)
    throw new UsageError(
      'MLFLOW_REGISTRY_URI names another store than the tracking URI. The gate reads models and runs from one: unset it, or make both the same.',
    );
  for (const name of notHeeded.filter((one) => !/^(?:|0|false)$/i.test(environment[one] ?? '')))
    warn(`${name} is set, which the gate does not heed.`);
  const certificates = environment['MLFLOW_TRACKING_SERVER_CERT_PATH'];
  return openStore(trackingUri, {
    ...given(
      'credentials',
      userInfoOf(trackingUri) ?? credentialsIn({ ...(await homeCredentials(home)), ...filled(environment) }),
    ),
    ...given('workspace', workspaceIn(trackingUri, environment)),
    ...given('certificates', certificates ? [await certificate(certificates)] : undefined),
  });
}

/** A variable that is empty is none, to MLflow too. */
function filled(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/** What MLflow's client takes where a variable is not set. */
async function homeCredentials(home: string): Promise<Environment> {
  try {
    return homeVariables(await readFile(join(home, '.mlflow', 'credentials'), 'utf8'));
  } catch {
    // Hardly anybody has the file; whoever needs it is told by the server to sign in.
    return {};
  }
}

async function certificate(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError('MLFLOW_TRACKING_SERVER_CERT_PATH names no file that can be read.', { cause });
  }
}
