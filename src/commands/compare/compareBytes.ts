import { createHash } from 'node:crypto';
import { plainText } from '../../base/plainText.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import type { TellProgress } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';

type Artifact = NodeOf<'artifact'>;

interface Digest {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Says whether two files that nobody can read hold the same, with their sizes and SHA-256. They are read from beginning to end, and not kept. */
export async function compareBytes(app: App, one: Artifact, other: Artifact): Promise<void> {
  const [first, second] = await app.ui.progress('Comparing files', async (signal, tell) => [
    await digest(app, one, tell, signal),
    await digest(app, other, tell, signal),
  ]);
  const [name, otherName] = [one, other].map(nameOf);
  const message =
    first.sha256 === second.sha256
      ? `${name} and ${otherName} are the same: ${wordsOf(first)}.`
      : `${name} and ${otherName} are not the same. The first: ${wordsOf(first)}. The second: ${wordsOf(second)}.`;
  if ((await app.ui.inform(message, 'Copy SHA-256')) === undefined) return;
  await app.ui.copy([`${first.sha256}  ${one.file.path}`, `${second.sha256}  ${other.file.path}`].join('\n'));
}

async function digest(
  { connections }: App,
  { connection, owner, file, ownerName }: Artifact,
  tell: TellProgress,
  signal: AbortSignal,
): Promise<Digest> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const take = (piece: Uint8Array): void => {
    hash.update(piece);
    sizeBytes += piece.length;
    tell(
      `${fileSize(sizeBytes)} of ${plainText(ownerName, 60)}`,
      file.fileSizeBytes === undefined || file.fileSizeBytes === 0 ? undefined : sizeBytes / file.fileSizeBytes,
    );
  };
  await connections.ask(connection, (store) => store.streamArtifact(owner, file.path, 0, take, signal));
  return { sizeBytes, sha256: hash.digest('hex') };
}

function nameOf({ file, ownerName }: Artifact): string {
  return `${plainText(fileNameOf(file), 100)} of ${plainText(ownerName, 60)}`;
}

function wordsOf({ sizeBytes, sha256 }: Digest): string {
  return `${fileSize(sizeBytes)}, SHA-256 ${sha256}`;
}
