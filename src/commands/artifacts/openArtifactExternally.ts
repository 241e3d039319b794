import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import { diskFailure } from '../../services/artifacts/diskFailure.ts';
import type { NodeOf } from '../../services/node.ts';
import { opensQuietly } from '../../services/artifacts/opensQuietly.ts';
import { safeNames } from '../../services/artifacts/safeNames.ts';
import type { Command } from '../command.ts';
import { downloadNow, streamOf } from './downloadNow.ts';
import { shownArtifactFor } from './pickArtifact.ts';
import { withSize } from './withSize.ts';

/** Opens a copy of a file in the program that this computer has for its kind. What that program writes is lost: the artifact stays as it is. */
export const openArtifactExternally: Command = {
  id: 'podium.openArtifactExternally',
  title: 'Open Externally',
  icon: '$(link-external)',

  async run(app, target) {
    const node = await shownArtifactFor(app, 'Open Externally', target);
    if (!node) return;
    const name = plainText(fileNameOf(node.file), 100);
    if (node.file.isDir) throw new UserError(`${name} is a folder. Open a file in it.`);
    const { openFileOutside } = app.ui;
    if (!openFileOutside) {
      throw new UserError(
        `This window works on another computer than the programs that could open ${name}. Download it there, or open it in VS Code.`,
      );
    }
    if (!(await isWanted(app, node))) return;
    if (await openFileOutside(await copyOf(app, node))) return;
    throw new UserError(`No program of this computer opened ${name}. Download it, and open it from there.`);
  },
};

async function isWanted({ ui }: App, { file, ownerName }: NodeOf<'artifact'>): Promise<boolean> {
  const [name = ''] = safeNames([fileNameOf(file)]);
  if (opensQuietly(name)) return true;
  return ui.confirm(
    `Open ${plainText(name)} outside of VS Code?`,
    `It comes from ${plainText(ownerName)}. The program that opens a file of this kind may run what is in it, with all that you may do on this computer. Open it only if you trust whoever logged it.`,
    'Open',
  );
}

/** Where the copy lies. Rejects with the reason where that was stopped. */
async function copyOf(app: App, node: NodeOf<'artifact'>): Promise<string> {
  const [name = ''] = safeNames([fileNameOf(node.file)]);
  const file = await withSize(app, node);
  const folder = await app.copies.newFolder();
  const one = { file, target: [name], stream: streamOf(app, node, file.path) };
  const end = await downloadNow(app, `Opening ${plainText(name, 100)}`, [one], folder, false);
  if (end.files === 0) {
    await rm(folder, { recursive: true, force: true });
    throw end.failures[0]?.error ?? end.stopped;
  }
  const copy = path.join(folder, name);
  await chmod(copy, 0o444).catch((error: unknown) => {
    throw diskFailure(error, copy);
  });
  return copy;
}
