import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seen } from './watchCalls.ts';

/** From now on, every file of this folder that Node loads as a module in this thread. */
export function watchLoads(folder: string): readonly Seen[] {
  const seen: Seen[] = [];
  registerHooks({
    load(url, context, next) {
      const file = url.startsWith('file:') ? fileURLToPath(url) : '';
      if (path.dirname(file) === folder) seen.push({ name: path.basename(file), atMs: performance.now() });
      return next(url, context);
    },
  });
  return seen;
}
