import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { plainText } from '../../base/plainText.ts';
import { requirementLines } from '../../model/requirement.ts';
import { isWithin, realPathOf } from '../../stores/local/folders.ts';

export interface RequirementFiles {
  /** Their paths in the folder, with `/`. */
  readonly files: readonly string[];
  readonly lines: readonly string[];
  /** Which files are named in them and were not read, in sentences. */
  readonly notes: readonly string[];
}

const mostBytes = 1024 * 1024;
const mostFiles = 20;
/** `-r base.txt`, `--constraint=pins.txt` */
const other = /^(?:-[rc]\s*|--(?:requirement|constraint)(?:\s+|=))(\S.*)$/;

/** What the requirements at the top of a folder ask for, and the files that these name, as pip follows them; none outside of the folder. */
export async function requirementFiles(folder: string, signal: AbortSignal): Promise<RequirementFiles | undefined> {
  const names = await readdir(folder).catch(() => []);
  const root = (await realPathOf(folder)) ?? folder;
  const waiting = names
    .filter((name) => /^requirements[\w.-]*\.txt$/i.test(name))
    .sort()
    .map((name) => path.join(folder, name));
  const seen = new Set<string>();
  const [files, lines, notes]: [string[], string[], string[]] = [[], [], []];
  for (let file = waiting.shift(); file !== undefined && files.length < mostFiles; file = waiting.shift()) {
    const name = path.relative(folder, file).split(path.sep).join('/');
    // Whoever only looks at a share of Windows signs in there.
    const real = isWithin(folder, file) ? await realPathOf(file) : file;
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    if (!isWithin(root, real)) {
      notes.push(`${plainText(name, 100)} lies outside of the workspace, and was not read.`);
      continue;
    }
    const text = await textOf(real, signal);
    if (text === undefined) continue;
    const own = requirementLines(text);
    files.push(name);
    lines.push(...own.filter((line) => !other.test(line)));
    const named = own.flatMap((line) => other.exec(line)?.[1] ?? []).filter((one) => !/^[a-z][a-z+]+:/i.test(one));
    // What a file names comes right behind it.
    waiting.unshift(...named.map((one) => path.resolve(path.dirname(file), one)));
  }
  return files.length === 0 ? undefined : { files, lines, notes };
}

/** `undefined` for what is no file of the size that people write. */
async function textOf(file: string, signal: AbortSignal): Promise<string | undefined> {
  const told = await stat(file).catch(() => undefined);
  if (told?.isFile() !== true || told.size > mostBytes) return undefined;
  try {
    return await readFile(file, { encoding: 'utf8', signal });
  } catch {
    signal.throwIfAborted();
    // A file that may not be read asks for nothing.
    return undefined;
  }
}
