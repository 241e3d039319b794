import { createHash } from 'node:crypto';
import type { RunAddress } from '../pages.ts';

/** A run in one short word: ids of stores may hold anything, and two stores may have the same. The same also after a reload of the window. */
export function idOfRun({ connectionId, runId }: RunAddress): string {
  return createHash('sha256')
    .update(JSON.stringify([connectionId, runId]))
    .digest('hex')
    .slice(0, 16);
}
