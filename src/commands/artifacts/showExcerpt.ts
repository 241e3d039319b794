import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import { excerptAddress } from '../../services/artifacts/artifactExcerpts.ts';
import type { Excerpt } from '../../services/artifacts/excerpt.ts';
import type { NodeOf } from '../../services/node.ts';
import type { Command } from '../command.ts';
import { artifactFor } from './pickArtifact.ts';

export const showHead = excerptCommand('head', 'podium.artifact.head', 'Show First Lines');
export const showTail = excerptCommand('tail', 'podium.artifact.tail', 'Show Last Lines');

/** A command that opens the first or last megabyte of a file as a text. */
function excerptCommand(part: Excerpt, id: Command['id'], title: string): Command {
  return {
    id,
    title,
    async run(app, target) {
      const node = await artifactFor(app, title, target);
      if (node) await showExcerpt(app, node, part);
    },
  };
}

export async function showExcerpt(
  { ui }: App,
  { connection, owner, ownerName, file }: NodeOf<'artifact'>,
  part: Excerpt,
): Promise<void> {
  const name = plainText(fileNameOf(file), 100);
  if (file.isDir) throw new UserError(`${name} is a folder. Choose a file in it.`);
  const which = part === 'head' ? 'first' : 'last';
  await ui.openDocument(
    excerptAddress(connection, owner, ownerName, file.path, part),
    `${name} (${which} 1 MB) · ${plainText(ownerName, 60)}`,
  );
}
