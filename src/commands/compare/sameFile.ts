import { Buffer } from 'node:buffer';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { orAbsent } from '../../stores/orAbsent.ts';

type Artifact = NodeOf<'artifact'>;

/** What MLflow writes beside a model is smaller; of what is larger nobody waits to know. */
const mostBytes = 1024 * 1024;

/** Whether two files are known to hold the same. Nothing is read where their sizes say enough. */
export async function isSameFile(app: App, one: Artifact, other: Artifact, signal: AbortSignal): Promise<boolean> {
  const [size, otherSize] = [one.file.fileSizeBytes, other.file.fileSizeBytes];
  if (size !== undefined && (size > mostBytes || (otherSize !== undefined && size !== otherSize))) return false;
  const [bytes, otherBytes] = await Promise.all([head(app, one, signal), head(app, other, signal)]);
  return (
    bytes !== undefined &&
    otherBytes !== undefined &&
    bytes.length <= mostBytes &&
    Buffer.compare(bytes, otherBytes) === 0
  );
}

/** One byte more than counts; `undefined` for what is gone meanwhile. */
function head(app: App, { connection, owner, file }: Artifact, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const range = { start: 0, end: mostBytes + 1 };
  return app.connections.ask(connection, (store) => orAbsent(store.readArtifact(owner, file.path, range, signal)));
}
