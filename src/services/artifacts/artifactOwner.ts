import type { ArtifactOwner } from '../../model/artifact.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';

/** Whose files they are, and what people call it. */
export interface NamedOwner {
  readonly owner: ArtifactOwner;
  readonly ownerName: string;
}

export function filesOfVersion({ name, version }: Pick<ModelVersion, 'name' | 'version'>): NamedOwner {
  return { owner: { name, version }, ownerName: `${name} v${version}` };
}
