import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** The full path of a program, or undefined where there is none of that name. */
export async function onPath(program: string): Promise<string | undefined> {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const suffix of suffixes) {
      const file = path.join(folder, program + suffix);
      const found = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return file;
    }
  }
  return undefined;
}
