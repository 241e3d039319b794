import * as v from 'valibot';
import type { Capabilities, Store } from '../store.ts';
import { StoreError, type StoreFault } from '../storeError.ts';
import { endpoints } from './endpoints.ts';
import { readJson, readText } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';

export function capabilityReads(client: RestClient): Pick<Store, 'capabilities'> {
  return {
    async capabilities(signal) {
      const [info, version] = await Promise.all([
        allowed(client.ask({ endpoint: endpoints.serverInfo }, readJson, signal)),
        allowed(client.ask({ endpoint: endpoints.version }, readText, signal)),
      ]);
      if (info !== undefined) decode(v.record(v.string(), v.unknown()), info, endpoints.serverInfo);
      const release = version === undefined ? undefined : releaseOf(version);
      if (release !== undefined) return capabilitiesOf(release);
      return { loggedModels: info !== undefined, aliases: info !== undefined || (await hasAliases(client, signal)) };
    },
  };
}

/** What whoever is there says to a stranger, or of what is not there. */
const answered: readonly StoreFault[] = ['unauthorized', 'forbidden', 'notFound'];

/** An old server, and one behind a login, has an answer for neither question and is good all the same. Server info came with MLflow 3.6. */
async function allowed<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StoreError && [...answered, 'unsupported'].includes(error.fault)) return undefined;
    throw error;
  }
}

function releaseOf(text: string): string | undefined {
  return /^\d+\.\d+[\w.+-]{0,40}$/.test(text) ? text : undefined;
}

/** Whether there is a place to ask for aliases, whatever is said there of one that is not. */
async function hasAliases(client: RestClient, signal?: AbortSignal): Promise<boolean> {
  const query = [['name', 'podium'] as const, ['alias', 'podium'] as const];
  try {
    await client.ask({ endpoint: endpoints.getModelVersionByAlias, query }, readJson, signal);
    return true;
  } catch (error) {
    if (error instanceof StoreError && answered.includes(error.fault)) return true;
    if (error instanceof StoreError && error.fault === 'unsupported') return false;
    throw error;
  }
}

function capabilitiesOf(release: string): Capabilities {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return { mlflowVersion: release, loggedModels: major >= 3, aliases: major > 2 || (major === 2 && minor >= 3) };
}
