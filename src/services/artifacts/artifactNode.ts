import type { Connections } from '../../connections/connections.ts';
import type { ShownDocument } from '../../host/ui.ts';
import { artifactPlaceOf, artifactScheme } from './artifactAddress.ts';
import { excerptPlaceOf, excerptScheme } from './artifactExcerpts.ts';
import { connectionWith } from '../connectionWith.ts';
import type { NodeOf } from '../node.ts';

/** Whether a document is an artifact, or a part of one. */
export function isArtifact({ scheme }: ShownDocument): boolean {
  return scheme === artifactScheme || scheme === excerptScheme;
}

/** The file that a document shows, as its row in the sidebar would have it. Rejects where its store is no connection any more. */
export async function artifactNodeAt(connections: Connections, address: ShownDocument): Promise<NodeOf<'artifact'>> {
  const place = address.scheme === excerptScheme ? excerptPlaceOf(address.query) : artifactPlaceOf(address);
  const connection = await connectionWith(connections, place.store);
  const ownerName = address.path.split('/')[1] ?? '';
  return { kind: 'artifact', connection, owner: place.owner, ownerName, file: { path: place.path, isDir: false } };
}
