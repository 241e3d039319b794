import * as v from 'valibot';
import type { Secrets } from '../host/secrets.ts';
import type { Credentials } from '../stores/index.ts';
import { StoreError } from '../stores/storeError.ts';
import { originOf } from './location.ts';
import { credentialsIn, type Environment } from './mlflowVariables.ts';

/**
 * How the user signs in to servers. Credentials belong to an origin (`https://host:port`), the one that is dialled:
 * whatever a connection is called, and wherever its address came from, no other server is ever sent them.
 */
export class SignIns {
  readonly #secrets: Secrets;
  readonly #environment: Environment;

  constructor(secrets: Secrets, environment: Environment) {
    this.#secrets = secrets;
    this.#environment = environment;
  }

  /**
   * What was kept for the server that a tracking URI dials.
   * @throws StoreError `busy` when the keychain does not answer.
   */
  async of(trackingUri: string): Promise<Credentials | undefined> {
    const key = secretKey(trackingUri);
    if (key === undefined) return undefined;
    let text: string | undefined;
    try {
      text = await this.#secrets.get(key);
    } catch (cause) {
      throw new StoreError('busy', "The computer's keychain did not answer. Unlock it, then try again.", { cause });
    }
    return text === undefined ? undefined : parse(text);
  }

  /** Keeps them in the keychain, in place of what was kept for that server. */
  async keep(trackingUri: string, credentials: Credentials): Promise<void> {
    const key = secretKey(trackingUri);
    if (key === undefined) throw new TypeError('Only tracking servers have credentials.');
    await this.#secrets.set(key, JSON.stringify(credentials));
  }

  async forget(trackingUri: string): Promise<void> {
    const key = secretKey(trackingUri);
    if (key !== undefined) await this.#secrets.delete(key);
  }

  /**
   * What MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, hold, to be offered to the user.
   * Only for the server that MLFLOW_TRACKING_URI of the same environment names.
   */
  inEnvironment(trackingUri: string): Credentials | undefined {
    const named = this.#environment['MLFLOW_TRACKING_URI'];
    const origin = originOf(trackingUri);
    if (origin === undefined || named === undefined || originOf(named) !== origin) return undefined;
    return credentialsIn(this.#environment);
  }
}

const keyPrefix = 'podium.credentials:';

function secretKey(trackingUri: string): string | undefined {
  const origin = originOf(trackingUri);
  return origin === undefined ? undefined : keyPrefix + origin;
}

const kept = v.variant('kind', [
  v.object({ kind: v.literal('basic'), username: v.string(), password: v.string() }),
  v.object({ kind: v.literal('bearer'), token: v.string() }),
]);

/** What an older Podium, or somebody else, left there in another shape counts as signed out. */
function parse(text: string): Credentials | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(kept, value);
  return result.success ? result.output : undefined;
}
