import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { isImageName } from '../../model/imageItems.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { sourceOf } from './downloadSources.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/**
 * Where the images are that a command is about: an image, a folder, or all that a run or model has. From the palette, those of a run that is chosen.
 * @throws UserError for what has none.
 */
export async function imagesFor(
  app: App,
  title: string,
  target: Node | undefined,
): Promise<NodeOf<'artifact'> | undefined> {
  const node = target ?? (await searchForRun(app, title, 'ALL'));
  if (!node) return undefined;
  const found = sourceOf(node);
  if (!found) throw new UserError('Choose a run, a logged model, a model version, or one of their folders or images.');
  const { connection, owner, file, name } = found;
  if (!file.isDir && !isImageName(file.path)) {
    throw new UserError(`${plainText(fileNameOf(file), 100)} is no image. Choose an image, or a folder.`);
  }
  const ownerName = node.kind === 'artifact' ? node.ownerName : name;
  return { kind: 'artifact', connection, owner, ownerName, file };
}
