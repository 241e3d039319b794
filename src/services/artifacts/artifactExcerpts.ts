import { Emitter } from '../../base/emitter.ts';
import { pathName } from '../../base/pathName.ts';
import { plainText } from '../../base/plainText.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Texts } from '../../host/texts.ts';
import type { DocumentAddress } from '../../host/ui.ts';
import { fileNameOf, type ArtifactOwner } from '../../model/artifact.ts';
import { StoreError } from '../../stores/storeError.ts';
import { artifactAddress, artifactPlaceOf, type ArtifactPlace } from './artifactAddress.ts';
import type { ArtifactFiles } from './artifactFiles.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';

/** The scheme of the first or last lines of a file. */
export const excerptScheme = 'podium-excerpt';

/** Enough to see what a file holds, and as much as an editor opens at once. */
const mostBytes = 1024 * 1024;

/** `podium-excerpt:/swift-fox/training.log?store=…&run=…&path=logs/training.log&part=tail`: its name says to the editor what the text is. */
export function excerptAddress(
  connection: Connection,
  owner: ArtifactOwner,
  ownerName: string,
  path: string,
  part: Excerpt,
): DocumentAddress {
  const query = new URLSearchParams(artifactAddress(connection, owner, ownerName, path).query);
  query.set('path', path);
  query.set('part', part);
  const name = `/${pathName(ownerName)}/${pathName(fileNameOf({ path }))}`;
  return { scheme: excerptScheme, path: name, query: query.toString() };
}

/** The beginnings and ends of files that are too large to be opened whole, in whole lines. */
export function excerpts(files: ArtifactFiles): Texts {
  return {
    scheme: excerptScheme,
    onDidChange: new Emitter<void>().event,
    async read(query, signal) {
      const { place, part } = askedIn(query);
      const { fileSizeBytes = 0 } = await files.find(place);
      const start = part === 'head' ? 0 : Math.max(0, fileSizeBytes - mostBytes);
      const end = Math.min(fileSizeBytes, start + mostBytes);
      const bytes = end > start ? await files.read(place, { start, end }, signal) : new Uint8Array();
      const text = excerptOf(bytes, part, end - start >= fileSizeBytes);
      if (text !== undefined) return text;
      throw new StoreError('unsupported', `${plainText(place.path)} is no text. Download it, or open its preview.`);
    },
  };
}

/** The file that it is a part of. @throws StoreError `notFound` for the address of nothing. */
export function excerptPlaceOf(query: string): ArtifactPlace {
  return askedIn(query).place;
}

function askedIn(query: string): { readonly place: ArtifactPlace; readonly part: Excerpt } {
  const asked = new URLSearchParams(query);
  const [path, part] = [asked.get('path') ?? '', asked.get('part')];
  if (part !== 'head' && part !== 'tail') throw new StoreError('notFound', 'This is the address of no artifact.');
  return { place: { ...artifactPlaceOf({ path: '/', query }), path }, part };
}
