import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { FileInfo } from '../../model/artifact.ts';
import { isImageName } from '../../model/imageItems.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { ArtifactPlace } from './artifactAddress.ts';
import type { ArtifactFiles } from './artifactFiles.ts';

/** More nobody looks through; a folder that is linked from one of its own ends here too. */
const [mostFolders, mostImages, deepest] = [300, 10_000, 12];
const foldersAtOnce = 4;

export interface FoundImages {
  readonly files: readonly FileInfo[];
  /** Whether there may be more: in folders that were too many, too deep, or could not be read. */
  readonly isPart: boolean;
  /** How many folders were asked for. */
  readonly folderCount: number;
}

/** The files called like images in a folder of artifacts, and in all folders below it. */
export async function imagesBelow(
  files: Pick<ArtifactFiles, 'list'>,
  place: ArtifactPlace,
  signal: AbortSignal,
): Promise<FoundImages> {
  const found: FileInfo[] = [];
  let isPart = false;
  let left = mostFolders;

  async function list(folder: string): Promise<readonly FileInfo[]> {
    signal.throwIfAborted();
    try {
      return await files.list({ ...place, path: folder });
    } catch (error) {
      // What is in the other folders is still to be seen.
      if (folder === place.path || !(error instanceof StoreError)) throw error;
      isPart = true;
      return [];
    }
  }

  let level: readonly string[] = [place.path];
  for (let depth = 0; level.length > 0; depth++) {
    const listed = (await mapAtOnce(level, foldersAtOnce, list)).flat();
    left -= level.length;
    found.push(...listed.filter(({ path, isDir }) => !isDir && isImageName(path)));
    const folders = listed.filter(({ isDir }) => isDir).map(({ path }) => path);
    const room = depth < deepest && found.length < mostImages ? left : 0;
    isPart ||= folders.length > room;
    level = folders.slice(0, Math.max(0, room));
  }
  signal.throwIfAborted();
  return {
    files: found.slice(0, mostImages),
    isPart: isPart || found.length > mostImages,
    folderCount: mostFolders - left,
  };
}
