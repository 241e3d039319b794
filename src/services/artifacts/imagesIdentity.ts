import type { DocumentAddress } from '../../host/ui.ts';
import type { PageArtifact, PageIdentity } from '../pages.ts';

type Address = Pick<DocumentAddress, 'path' | 'query'>;

/** The page of images in a folder, or of an image, beside those of another. */
export function imagesIdentity(one: Address, other?: Address): PageIdentity & { kind: 'images' } {
  return { kind: 'images', one: pageArtifact(one), ...(other && { other: pageArtifact(other) }) };
}

function pageArtifact({ path, query }: Address): PageArtifact {
  return { path, query };
}
