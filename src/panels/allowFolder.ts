import type { NodeOf } from '../services/node.ts';
import type { PageContext } from './page.ts';

/** Runs the command that asks whether a folder may be read at which a store stopped, as the row does that stands where files could not be read. */
export async function allowFolder(
  folder: string,
  { connections, execute }: Pick<PageContext, 'connections' | 'execute'>,
): Promise<void> {
  const refused = connections.refusedFolders.find((one) => one.folder === folder);
  if (!refused) return;
  const { connection } = refused;
  const node: NodeOf<'failure'> = {
    kind: 'failure',
    connection,
    fault: 'unsupported',
    message: '',
    outsideFolder: folder,
  };
  await execute('podium.artifact.allowFolder', node);
}
