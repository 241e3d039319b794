import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { StoreError } from '../storeError.ts';
import { isWithin, realPathOf } from './folders.ts';

/** A folder on this computer that is none of the store's own, and whether its files may be read. */
interface OutsideFolder {
  /** Without links in it: what is allowed is what it leads to now. */
  readonly folder: string;
  readonly isAllowed: boolean;
}

/** What a recorded path leads to, if that is a folder; `undefined` where nothing is there. Nothing in it is looked at. */
export async function outsideFolder(
  recorded: string,
  allowedFolders: readonly string[],
): Promise<OutsideFolder | undefined> {
  const isAllowed = (folder: string): boolean => allowedFolders.some((allowed) => isWithin(allowed, folder));
  // Whoever only looks at a share of Windows signs in there.
  if (isShare(recorded) && !isAllowed(recorded)) return { folder: recorded, isAllowed: false };
  const folder = await realPathOf(recorded);
  const found = folder === undefined ? undefined : await stat(folder).catch(() => undefined);
  return folder === undefined || !found?.isDirectory() ? undefined : { folder, isAllowed: isAllowed(folder) };
}

/** Says where the artifacts are, and what makes them readable. */
export function outsideFailure(recorded: string, storeFolder: string, outside: string | undefined): StoreError {
  const where = `These artifacts are in ${recorded.slice(0, 500)}`;
  if (outside === undefined) {
    return new StoreError(
      'unsupported',
      `${where}, which is not on this computer. Copy them to the same folders in ${storeFolder}, or connect to a server that serves them.`,
    );
  }
  return new StoreError(
    'unsupported',
    `${where}, outside of ${storeFolder}, where Podium reads only what you allow. Run "Podium: Allow Artifact Folder…", or connect to a server that serves them.`,
    { outsideFolder: worthAsking(outside) },
  );
}

// `…/1/<run>/artifacts`, `…/1/models/m-<id>/artifacts`: the folder of the experiment.
const ofExperiment = /^(.+?)[\\/](?:models[\\/]m-)?[0-9a-f]{32}[\\/]artifacts$/;
const ofAll = /^(.+[\\/]ml(?:runs|artifacts))[\\/][^\\/]+$/;

/** The folder with which not every run is asked for by itself; but never one in which somebody keeps more than experiments. */
function worthAsking(folder: string): string {
  const experiment = ofExperiment.exec(folder)?.[1];
  const all = experiment === undefined ? undefined : (ofAll.exec(experiment)?.[1] ?? experiment);
  const isTooMuch = all === undefined || isWithin(all, homedir()) || path.dirname(all) === path.parse(all).root;
  return isTooMuch ? folder : all;
}

function isShare(recorded: string): boolean {
  return /^[\\/]{2}/.test(recorded);
}
