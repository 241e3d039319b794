import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is removed with all that is in it when the test ends: `using folder = tempFolder({ 'a/b.txt': 'text' })`. */
export interface TempFolder extends globalThis.Disposable {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
}

export function tempFolder(files: Readonly<Record<string, string>> = {}): TempFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'podium-test-')));
  const folder: TempFolder = {
    path,
    write: (more) => {
      for (const [name, text] of Object.entries(more)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
    },
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
  folder.write(files);
  return folder;
}
