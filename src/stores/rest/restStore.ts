import type { Store } from '../store.ts';
import type { StoreOptions } from '../storeOptions.ts';
import { artifactReads } from './artifacts.ts';
import { capabilityReads } from './capabilities.ts';
import { experimentReads } from './experiments.ts';
import { usualLimits, type Limits } from './limits.ts';
import { loggedModelReads } from './loggedModels.ts';
import { registryReads } from './registry.ts';
import { prefixOf } from './request.ts';
import { RestClient } from './restClient.ts';
import { runReads } from './runs.ts';
import { sampleReads } from './sampleHistories.ts';
import { restWriter } from './writer.ts';

/** Opens a tracking server. `url` is its address with its path prefix, as `parseTrackingUri` gives it. Dials nothing yet. */
export function openRestStore(url: string, options: StoreOptions, limits: Limits = usualLimits): Store {
  const client = new RestClient(url, options, limits);
  const runs = runReads(client);
  const registry = registryReads(client);
  return {
    kind: 'rest',
    uri: `${client.url.origin}${prefixOf(client.url)}`,
    ...experimentReads(client),
    ...runs,
    ...sampleReads(client, runs),
    ...loggedModelReads(client),
    ...registry,
    ...artifactReads(client, { getRun: runs.getRun, getModelVersion: registry.getModelVersion }),
    ...capabilityReads(client),
    writer: restWriter(client),
    close: () => client.close(),
  };
}
