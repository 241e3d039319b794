import type { ArtifactOwner } from '../../model/artifact.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Store } from '../../stores/store.ts';

/** What MLflow writes beside a model is small; more of it is nothing that it wrote. In an `MLmodel` stands a signature, which may have thousands of columns. */
const mostBytes = { MLmodel: 1024 * 1024, 'requirements.txt': 64 * 1024, 'python_env.yaml': 64 * 1024 };

export type ModelFile = keyof typeof mostBytes;

/** The text of a file that MLflow writes beside a model; `folder` is empty or ends with `/`. `undefined` where there is none. */
export async function modelFile(
  store: Store,
  { owner, folder }: { readonly owner: ArtifactOwner; readonly folder: string },
  name: ModelFile,
  signal: AbortSignal,
): Promise<string | undefined> {
  const range = { start: 0, end: mostBytes[name] };
  const bytes = await orAbsent(store.readArtifact(owner, `${folder}${name}`, range, signal));
  return bytes && new TextDecoder().decode(bytes);
}
