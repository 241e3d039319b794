import type { Connection } from '../connections/connection.ts';
import type { ArtifactOwner } from '../model/artifact.ts';
import { pageSize } from '../stores/store.ts';
import { chunked, type Below } from './below.ts';
import type { Sources } from './sources.ts';

/** One folder of artifacts: folders first, as in the editor's own explorer. */
export function artifactsBelow(
  { connections }: Sources,
  connection: Connection,
  owner: ArtifactOwner,
  folder?: string,
): Below {
  return {
    read: async (signal) => {
      const files = await connections.ask(connection, (store) => store.listArtifacts(owner, folder, signal));
      const sorted = files.toSorted((a, b) => Number(b.isDir) - Number(a.isDir) || byPath.compare(a.path, b.path));
      return chunked(
        sorted.map((file) => ({ kind: 'artifact', connection, owner, file })),
        pageSize,
      );
    },
    known: [],
    whenEmpty: folder === undefined ? 'No artifacts' : 'Empty folder',
  };
}

const byPath = new Intl.Collator('en', { numeric: true });
