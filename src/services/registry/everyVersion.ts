import type { ModelVersion } from '../../model/modelVersion.ts';
import { pageSize, type Store } from '../../stores/store.ts';
import { nameIs } from '../runs/filterText.ts';

/** All versions of a model, the newest first, however many there are. */
export async function everyVersion(store: Store, model: string, signal: AbortSignal): Promise<readonly ModelVersion[]> {
  const found = new Map<string, ModelVersion>();
  const query = { filter: nameIs(model), orderBy: ['version_number DESC'], maxResults: pageSize };
  let pageToken: string | undefined;
  do {
    const asked = { ...query, ...(pageToken !== undefined && { pageToken }) };
    const { items, nextPageToken } = await store.searchModelVersions(asked, signal);
    for (const one of items) if (one.name === model) found.set(one.version, one);
    pageToken = nextPageToken;
  } while (pageToken !== undefined);
  return [...found.values()];
}
