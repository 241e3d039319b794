import { pathName } from '../../base/pathName.ts';
import type { Connection } from '../../connections/connection.ts';
import type { ArtifactOwner } from '../../model/artifact.ts';
import type { DocumentAddress } from '../../host/ui.ts';
import { StoreError } from '../../stores/storeError.ts';
import { shortId } from '../shortId.ts';

/** The scheme of the files that runs, logged models and versions hold. */
export const artifactScheme = 'mlflow-artifact';

type ArtifactAddress = DocumentAddress & { readonly scheme: typeof artifactScheme };

/** Where a file, or a folder, is found again after the window was reloaded. */
export interface ArtifactPlace {
  readonly store: string;
  readonly owner: ArtifactOwner;
  /** Empty for the folder that holds all. */
  readonly path: string;
}

/**
 * The address of an artifact: `mlflow-artifact:/swift-fox/model/MLmodel?store=…&run=…`. Whose it is stands in the query, so that paths stay
 * short and lead from one file to the next; the first segment is there for people only.
 */
export function artifactAddress(
  connection: Connection,
  owner: ArtifactOwner,
  ownerName: string,
  path: string,
): ArtifactAddress {
  const query = new URLSearchParams({ store: shortId(connection), ...ownerQuery(owner) });
  return { scheme: artifactScheme, path: `/${pathName(ownerName)}/${path}`, query: query.toString() };
}

function ownerQuery(owner: ArtifactOwner): Readonly<Record<string, string>> {
  if ('runId' in owner) return { run: owner.runId };
  return 'modelId' in owner ? { model: owner.modelId } : { name: owner.name, version: owner.version };
}

export function artifactPlace(connection: Connection, owner: ArtifactOwner, path: string): ArtifactPlace {
  return { store: shortId(connection), owner, path };
}

/** @throws StoreError `notFound` for the address of nothing. */
export function artifactPlaceOf({ path, query }: Pick<DocumentAddress, 'path' | 'query'>): ArtifactPlace {
  const asked = new URLSearchParams(query);
  const owner = ownerIn(asked);
  const store = asked.get('store');
  if (store === null || !owner) throw new StoreError('notFound', 'This is the address of no artifact.');
  return { store, owner, path: path.replace(/^\/[^/]*\/?/, '').replace(/\/$/, '') };
}

function ownerIn(asked: URLSearchParams): ArtifactOwner | undefined {
  const [runId, modelId, name, version] = ['run', 'model', 'name', 'version'].map((key) => asked.get(key) ?? undefined);
  if (runId !== undefined) return { runId };
  if (modelId !== undefined) return { modelId };
  return name === undefined || version === undefined ? undefined : { name, version };
}
