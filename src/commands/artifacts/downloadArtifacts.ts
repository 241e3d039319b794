import path from 'node:path';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { diskFailure } from '../../services/artifacts/diskFailure.ts';
import type { DownloadedFile } from '../../services/artifacts/download.ts';
import { isThere } from '../../services/artifacts/downloadFile.ts';
import { planDownload } from '../../services/artifacts/downloadPlan.ts';
import { safeNames } from '../../services/artifacts/safeNames.ts';
import type { Command } from '../command.ts';
import { downloadNow, streamOf } from './downloadNow.ts';
import { endOfDownload } from './downloadWords.ts';
import { downloadSources, type DownloadSource } from './downloadSources.ts';
import { withSize } from './withSize.ts';

/** Copies files that a run or a model holds to this computer. What was broken off is gone on with at the same place. */
export const downloadArtifacts: Command = {
  id: 'podium.artifact.download',
  title: 'Download Artifacts…',
  icon: '$(cloud-download)',

  async run(app, target, selected) {
    const sources = await downloadSources(app, target, selected);
    const [first, second] = sources ?? [];
    if (!sources || !first) return;
    if (!second && !first.file.isDir) await downloadOne(app, first);
    else await downloadAll(app, sources);
  },
};

async function downloadOne(app: App, source: DownloadSource): Promise<void> {
  const place = await app.ui.askWhereToSave(source.name);
  if (place === undefined) return;
  // Its size says when it is whole.
  const file = await withSize(app, source);
  const one = { file, target: [path.basename(place)], stream: streamOf(app, source, file.path) };
  await perform(app, [one], path.dirname(place), true, place);
}

async function downloadAll(app: App, sources: readonly DownloadSource[]): Promise<void> {
  const title = sources.length === 1 ? `Download ${plainText(sources[0]?.name ?? '', 100)}` : 'Download';
  const folder = await app.ui.askFolder(title, 'Download Here');
  if (folder === undefined) return;
  const files = await app.ui.progress('Looking through the folders', (signal) => plan(app, sources, signal));
  if (files.length === 0) throw new UserError('There are no files to download.');
  const there = await alreadyThere(app, files, folder);
  const answer = there.size === 0 ? 'Keep' : await app.ui.choose(...question(there.size, files.length, folder));
  if (answer === undefined) return;
  const left = answer === 'Keep' ? files.filter((file) => !there.has(file)) : files;
  const [only] = sources;
  const shown = sources.length === 1 && only ? path.join(folder, safeNames([only.name])[0] ?? '') : folder;
  if (left.length === 0) await app.ui.inform(`All files are in ${shown} already.`);
  else await perform(app, left, folder, answer === 'Replace', shown);
}

async function plan(
  app: App,
  sources: readonly DownloadSource[],
  signal: AbortSignal,
): Promise<readonly DownloadedFile[]> {
  const names = safeNames(sources.map(({ name }) => name));
  const all: DownloadedFile[] = [];
  for (const [at, source] of sources.entries()) {
    const { connection, owner, file } = source;
    const name = names[at] ?? '';
    const planned = file.isDir
      ? await app.connections.ask(connection, (store) => planDownload(store, owner, file.path, signal))
      : [{ file, target: [] }];
    for (const one of planned) {
      all.push({ file: one.file, target: [name, ...one.target], stream: streamOf(app, source, one.file.path) });
    }
  }
  return all;
}

function alreadyThere(
  app: App,
  files: readonly DownloadedFile[],
  folder: string,
): Promise<ReadonlySet<DownloadedFile>> {
  return app.ui.progress('Looking for what is here already', async () => {
    const there = new Set<DownloadedFile>();
    await mapAtOnce(files, 16, async (file) => {
      const place = path.join(folder, ...file.target);
      try {
        if (await isThere(place)) there.add(file);
      } catch (error) {
        throw diskFailure(error, place);
      }
    });
    return there;
  });
}

function question(there: number, all: number, folder: string): [string, string, 'Keep', 'Replace'] {
  const some =
    there === all
      ? all === 1
        ? 'The file is'
        : `All ${String(all)} files are`
      : `${String(there)} of ${String(all)} files are`;
  return [
    `${some} in ${folder} already.`,
    'Keep them, and download only what is missing, or replace them with what is stored now?',
    'Keep',
    'Replace',
  ];
}

async function perform(
  app: App,
  files: readonly DownloadedFile[],
  root: string,
  mayReplace: boolean,
  shown: string,
): Promise<void> {
  const end = await downloadNow(app, 'Downloading', files, root, mayReplace);
  const { message, isWhole } = endOfDownload(end, files.length, shown);
  if (!isWhole) {
    await app.ui.warn(message);
    return;
  }
  const { ui } = app;
  const isFile = files.length === 1 && shown.endsWith(files[0]?.target.at(-1) ?? '');
  const chosen = await ui.inform(message, ...(isFile ? ['Open'] : []), ...(ui.revealFile ? ['Show in Folder'] : []));
  if (chosen === 'Open') await ui.openFile(shown);
  else if (chosen !== undefined) await ui.revealFile?.(shown);
}
