import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What we change in packages until they have changed it themselves: a line each, found by its whole text, so that another release of a package
 * cannot be mended by accident.
 */
const mends = [
  {
    // A run may say that it is two billion long, whatever its page holds: the array then grows until V8 ends the whole extension host.
    file: 'hyparquet/src/encoding.js',
    from: '  for (let i = 0; i < count; i++) {\n    output[seen + i] = value\n',
    to: '  for (let i = 0; i < count && seen + i < output.length; i++) {\n    output[seen + i] = value\n',
  },
];

export function mendPackages(modules) {
  for (const { file, from, to } of mends) {
    const whole = path.join(modules, file);
    const text = readFileSync(whole, 'utf8');
    if (text.includes(to)) continue;
    if (!text.includes(from)) throw new Error(`${file} is not what it was: see scripts/lib/mendPackages.mjs.`);
    writeFileSync(whole, text.replace(from, to));
  }
}
