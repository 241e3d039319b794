import { plainText } from '../../base/plainText.ts';
import { fileNameOf, type FileInfo } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import { artifactPlace } from '../../services/artifacts/artifactAddress.ts';
import type { NodeOf } from '../../services/node.ts';

/** A file with its size, which a page that hands it over does not know. */
export async function withSize(
  { artifacts, ui }: App,
  { connection, owner, file }: Pick<NodeOf<'artifact'>, 'connection' | 'owner' | 'file'>,
): Promise<FileInfo> {
  if (file.fileSizeBytes !== undefined) return file;
  return await ui.progress(`Looking for ${plainText(fileNameOf(file))}`, () =>
    artifacts.find(artifactPlace(connection, owner, file.path)),
  );
}
