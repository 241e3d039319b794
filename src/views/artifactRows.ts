import { slices } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import type { Connection } from '../connections/connection.ts';
import type { NodeOf } from '../services/node.ts';
import { byFolderOrder } from '../model/artifact.ts';
import { pageSize } from '../stores/store.ts';
import { chunked, type Below } from './below.ts';
import type { Sources } from './sources.ts';

/** One folder of artifacts. */
export function artifactsBelow(
  { connections }: Sources,
  connection: Connection,
  { owner, ownerName }: Pick<NodeOf<'artifact'>, 'owner' | 'ownerName'>,
  folder?: string,
): Below {
  return {
    read: async (signal) => {
      const files = await connections.ask(connection, (store) => store.listArtifacts(owner, folder, signal));
      return chunked(
        (await sortInSlices(files, byFolderOrder, slices(signal))).map((file) => ({
          kind: 'artifact',
          connection,
          owner,
          ownerName,
          file,
        })),
        pageSize,
      );
    },
    known: [],
    whenEmpty: folder === undefined ? 'No artifacts' : 'Empty folder',
  };
}
