import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { artifactSegments } from '../artifactPath.ts';
import { StoreError } from '../storeError.ts';
import { isAbsence } from './artifactFailure.ts';
import { isWithin, realPathOf } from './folders.ts';

/** The real path of an artifact; undefined where there is none. A link that leads out of the artifact folder is refused. */
export async function insideArtifacts(root: string, artifact: string): Promise<string | undefined> {
  const file = artifact === '' ? root : path.join(root, ...artifactSegments(artifact));
  const real = await realpath(file).catch((error: unknown) => {
    if (isAbsence(error)) return undefined;
    throw error;
  });
  if (real === undefined) return undefined;
  if (isWithin((await realPathOf(root)) ?? root, real)) return real;
  throw new StoreError(
    'unsupported',
    `The artifact ${artifact.slice(0, 200)} is a link to a place outside of its folder, which Podium does not follow.`,
  );
}
