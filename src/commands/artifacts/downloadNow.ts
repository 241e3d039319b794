import { isCancelled } from '../../base/cancel.ts';
import type { App } from '../../services/app.ts';
import { download, type DownloadedFile, type DownloadEnd } from '../../services/artifacts/download.ts';
import type { NodeOf } from '../../services/node.ts';

export function streamOf(
  { connections }: App,
  { connection, owner }: Pick<NodeOf<'artifact'>, 'connection' | 'owner'>,
  file: string,
): DownloadedFile['stream'] {
  return (start, take, signal) =>
    connections.ask(connection, (store) => store.streamArtifact(owner, file, start, take, signal));
}

/** Downloads, and says how far it is. A cancelled wait ends at once; the download has ended only when its files are closed. */
export async function downloadNow(
  app: App,
  title: string,
  files: readonly DownloadedFile[],
  root: string,
  mayReplace: boolean,
): Promise<DownloadEnd> {
  let ended: Promise<DownloadEnd> | undefined;
  try {
    return await app.ui.progress(title, (signal, tell) => (ended = download(files, root, mayReplace, tell, signal)));
  } catch (error) {
    if (!ended || !isCancelled(error)) throw error;
    return ended;
  }
}
