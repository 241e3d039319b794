import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Leaves out of Chart.js the scales that no page draws: their static fields read other objects, which might be a side effect anywhere, so that the
 * bundler keeps each of them unless it is told that nobody misses a class that nobody uses.
 */
export const pureClasses: Plugin = {
  name: 'pure-classes',
  setup(build) {
    build.onLoad({ filter: /[\\/]chart\.js[\\/]dist[\\/]chart\.js$/ }, async ({ path }) => ({
      contents: withPureClasses(await readFile(path, 'utf8')),
    }));
  },
};

/** The same module, each of its classes made by a call that is left out with it. */
export function withPureClasses(source: string): string {
  return source.replace(/^class (\w+) (.*?)^\}/gms, 'const $1 = /* @__PURE__ */ (() => class $1 $2})();');
}
