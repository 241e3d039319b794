import { plainText } from '../../base/plainText.ts';
import type { Files } from '../../host/files.ts';
import type { FileAddress } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { artifactPlaceOf, artifactScheme } from '../../services/artifacts/artifactAddress.ts';
import type { ArtifactFiles } from '../../services/artifacts/artifactFiles.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { maxArtifactBytes } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { inPieces, type PreviewSource } from './inPieces.ts';
import { localSource } from './localSource.ts';
import type { IdentityOf, PageContext } from '../page.ts';

/** Where the bytes of a file come from: this machine, or the store that holds the artifact. */
export function previewSource(
  address: IdentityOf<'preview'>,
  { artifacts, files }: Pick<PageContext, 'artifacts' | 'files'>,
): (signal: AbortSignal) => Promise<PreviewSource> {
  const { scheme, path } = address;
  if (scheme === 'file') return () => localSource(path);
  return scheme === artifactScheme ? artifactSource(address, artifacts) : editorSource(address, files);
}

/** The bytes of an artifact, from the store that holds it. */
export function artifactSource(address: { readonly path: string; readonly query: string }, files: ArtifactFiles) {
  return async (signal: AbortSignal): Promise<PreviewSource> => {
    const place = artifactPlaceOf(address);
    const file = await files.find(place);
    signal.throwIfAborted();
    if (file.isDir) throw new StoreError('unsupported', 'This is a folder. Open a file in it.');
    const sizeBytes = file.fileSizeBytes ?? (await files.read(place)).length;
    const read = (start: number, end: number, reading?: AbortSignal) => files.readOwn(place, { start, end }, reading);
    const folder = place.path.slice(0, place.path.lastIndexOf('/') + 1);
    return {
      name: fileNameOf(file),
      sizeBytes,
      version: String(sizeBytes),
      read: inPieces(sizeBytes, read),
      beside: (name, mostBytes, asking) =>
        orAbsent(files.read({ ...place, path: `${folder}${name}` }, { start: 0, end: mostBytes }, asking)),
    };
  };
}

/** Such a file cannot be read in parts. */
function editorSource(address: FileAddress, files: Files | undefined) {
  const name = fileNameOf(address);
  return async (signal: AbortSignal): Promise<PreviewSource> => {
    if (!files) throw new StoreError('unsupported', `${plainText(name, 100)} is in no folder of this computer.`);
    const { sizeBytes, version } = await files.find(address);
    signal.throwIfAborted();
    if (sizeBytes > maxArtifactBytes) {
      throw new StoreError(
        'tooLarge',
        `${plainText(name, 100)} has ${fileSize(sizeBytes)}, and where it is it can only be read whole. Save a copy on this computer, and open that.`,
      );
    }
    let whole: Promise<Uint8Array> | undefined;
    const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array((await (whole ??= files.read(address))).subarray(from, to));
    return { name, sizeBytes, version, read, beside: () => Promise.resolve(undefined) };
  };
}
