import * as v from 'valibot';
import { artifactSegments } from '../artifactPath.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { endpoints } from './endpoints.ts';
import { readJson } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode, text } from './wire.ts';

/** Where a registered version's files lie, in the terms that the server lists by. `path` is the folder below what is named. */
export type VersionFolder =
  | { readonly kind: 'model'; readonly modelId: string; readonly path: '' }
  | { readonly kind: 'run'; readonly runId: string; readonly path: string }
  | { readonly kind: 'proxy'; readonly path: string };

/**
 * MLflow reads a version's files for us, but has no list of them: it is found through the logged model or the run that the version was
 * made from, or at the server's own artifact proxy. Addresses of other places are not followed.
 */
export async function versionFolder(
  client: RestClient,
  store: Pick<Store, 'getRun' | 'getModelVersion'>,
  { name, version }: { readonly name: string; readonly version: string },
  signal?: AbortSignal,
): Promise<VersionFolder> {
  const { modelId, runId } = await store.getModelVersion(name, version, signal);
  if (modelId !== '') return { kind: 'model', modelId, path: '' };
  const uri = await downloadUri(client, name, version, signal);
  const proxied = /^mlflow-artifacts:(?:\/\/[^/]*)?\/+(.*)$/.exec(uri)?.[1];
  if (proxied !== undefined) return { kind: 'proxy', path: checked(proxied) };
  const [, run, below] = /^runs:\/+([^/]+)(?:\/+(.*))?$/.exec(uri) ?? [];
  if (run !== undefined) return { kind: 'run', runId: run, path: checked(below ?? '') };
  if (runId !== '') {
    const root = `${(await store.getRun(runId, signal)).artifactUri.replace(/\/+$/, '')}/`;
    if (uri.startsWith(root)) return { kind: 'run', runId, path: checked(uri.slice(root.length)) };
  }
  throw new StoreError(
    'unsupported',
    `MLflow cannot list the files of version ${version} of ${name}: they lie outside its runs and models. Look where it was registered from.`,
  );
}

async function downloadUri(client: RestClient, name: string, version: string, signal?: AbortSignal): Promise<string> {
  const endpoint = endpoints.getDownloadUri;
  const reply = await client.ask(
    {
      endpoint,
      query: [
        ['name', name],
        ['version', version],
      ],
    },
    readJson,
    signal,
  );
  return decode(v.object({ artifact_uri: text }), reply, endpoint).artifact_uri;
}

function checked(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed !== '') artifactSegments(trimmed);
  return trimmed;
}
