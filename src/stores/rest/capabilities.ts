import * as v from 'valibot';
import type { Capabilities, Store } from '../store.ts';
import { StoreError } from '../storeError.ts';
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
      return capabilitiesOf(version === undefined ? undefined : releaseOf(version), info !== undefined);
    },
  };
}

/** An old server, and one behind a login, has an answer for neither question and is good all the same. */
async function allowed<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StoreError && ['unauthorized', 'forbidden', 'notFound', 'unsupported'].includes(error.fault)) {
      return undefined;
    }
    throw error;
  }
}

function releaseOf(text: string): string | undefined {
  return /^\d+\.\d+[\w.+-]{0,40}$/.test(text) ? text : undefined;
}

/** Server info came after aliases and logged models. Where nothing is known, aliases are likely: they came with MLflow 2.3. */
function capabilitiesOf(release: string | undefined, hasServerInfo: boolean): Capabilities {
  if (release === undefined) return { loggedModels: hasServerInfo, aliases: true };
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return { mlflowVersion: release, loggedModels: major >= 3, aliases: major > 2 || (major === 2 && minor >= 3) };
}
