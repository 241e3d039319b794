import { alike } from '../../base/alike.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import { artifactPlace } from '../../services/artifacts/artifactAddress.ts';
import { imagesIdentity } from '../../services/artifacts/imagesIdentity.ts';
import type { NodeOf } from '../../services/node.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { ownRun } from './artifactRun.ts';
import type { Command } from '../command.ts';
import { addressOf } from './compareFiles.ts';
import { findSameFile } from '../artifacts/findFile.ts';
import { imagesFor } from '../artifacts/imagesFor.ts';
import { otherRun } from './otherRun.ts';

const title = 'Compare Images with Another Run…';

/** Shows the images of a run beside those of another that are called the same, or were logged under the same key at the same step. */
export const compareImages: Command = {
  id: 'podium.images.compare',
  title,

  async run(app, target) {
    const node = await imagesFor(app, title, target);
    if (!node) return;
    const other = await otherRun(app, await ownRun(app, node));
    if (!other) return;
    const one = addressOf(node);
    const beside = imagesIdentity(one, addressOf(await sameImages(app, node, other)));
    const { activeIdentity } = app.pages;
    // Beside which run they are is asked on their own page, which goes on to show both.
    const isThere = activeIdentity?.kind === 'images' && alike(activeIdentity.one, beside.one);
    app.pages.open(beside, isThere ? activeIdentity : undefined);
  },
};

async function sameImages(
  app: App,
  node: NodeOf<'artifact'>,
  { connection, run }: NodeOf<'run'>,
): Promise<NodeOf<'artifact'>> {
  const { owner, file } = node;
  const other = { kind: 'artifact', connection, owner: { runId: run.runId }, ownerName: run.runName } as const;
  // What lies in a model is somewhere else in another run.
  if (!('runId' in owner)) return { ...other, file: { path: '', isDir: true } };
  const place = artifactPlace(connection, other.owner, file.path);
  const same = file.isDir
    ? await app.ui.progress(`Looking for ${fileNameOf(file)}`, () => orAbsent(app.artifacts.find(place)))
    : (await findSameFile(app, node, { kind: 'run', connection, run }))?.file;
  if (same) return { ...other, file: same };
  const what = `${file.isDir ? 'folder' : 'image'} ${plainText(file.path, 100)}`;
  throw new UserError(`Run ${plainText(run.runName, 60)} has no ${what}. Choose another run, or another folder.`);
}
