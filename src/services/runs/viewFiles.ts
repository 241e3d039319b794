import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { fileNameFor } from '../../base/fileName.ts';
import { namedViewShape, type NamedView } from '../../model/tableView.ts';
import type { WorkspaceFolder } from '../../host/workspace.ts';

export const viewFolder = '.podium/views';
const mostFiles = 200;
const mostBytes = 256 * 1024;

export interface ViewFile {
  readonly path: string;
  readonly view: NamedView;
}

export interface ViewFiles {
  readonly files: readonly ViewFile[];
  /** What is wrong with others, a sentence each that names file and line. */
  readonly problems: readonly string[];
}

/** Reads the views that are files of a folder: of each name the first. Rejects with nothing: what cannot be read is a problem. */
export async function readViewFiles({ path: folder }: WorkspaceFolder): Promise<ViewFiles> {
  const [files, problems]: [ViewFile[], string[]] = [[], []];
  for (const name of await namesIn(join(folder, viewFolder))) {
    const read = await readView(join(folder, viewFolder, name), `${viewFolder}/${name}`);
    const same = typeof read === 'string' ? undefined : files.find(({ view }) => view.name === read.view.name);
    if (typeof read === 'string') problems.push(read);
    else if (same)
      problems.push(
        `${viewFolder}/${name}: another file there has the name "${read.view.name}", too. Give one of them another name.`,
      );
    else files.push(read);
  }
  return { files, problems };
}

/** Into the file that it has, or a new one. Rejects as the file system does. */
export async function writeViewFile(
  { path: folder }: WorkspaceFolder,
  view: NamedView,
  before?: string,
): Promise<void> {
  const place = join(folder, viewFolder);
  await mkdir(place, { recursive: true });
  const path = before ?? join(place, await freeName(place, view.name));
  const unfinished = join(place, `${randomUUID()}.tmp`);
  try {
    await writeFile(unfinished, `${JSON.stringify(view, undefined, 2)}\n`);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Several names may be written alike, and not all systems tell capitals from small letters. */
async function freeName(place: string, name: string): Promise<string> {
  const taken = new Set((await readdir(place)).map((other) => other.toLowerCase()));
  const numbered = (at: number): string => fileNameFor(`${name}${at === 1 ? '' : ` ${String(at)}`}.json`);
  let at = 1;
  while (taken.has(numbered(at).toLowerCase())) at++;
  return numbered(at);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .slice(0, mostFiles);
  } catch {
    // No folder there, or none that may be read: then nobody shares views.
    return [];
  }
}

async function readView(path: string, shown: string): Promise<ViewFile | string> {
  let text;
  try {
    const found = await lstat(path);
    if (!found.isFile() || found.size > mostBytes) return `${shown} is no file of less than 256 KB, and was left out.`;
    text = await readFile(path, 'utf8');
  } catch (error) {
    return `${shown} could not be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`;
  }
  const json = jsonIn(text);
  if ('line' in json) return `${shown}:${String(json.line)} is not JSON. Correct it, or delete the file.`;
  const parsed = v.safeParse(namedViewShape, json.value);
  if (parsed.success) return { path, view: parsed.output };
  const [issue] = parsed.issues;
  const keys = issue.path?.map(({ key }) => String(key)) ?? [];
  return `${shown}:${String(lineOf(keys, text))}: ${keys.length > 0 ? `"${keys.join('.')}"` : 'this'} is not as a view needs it: ${issue.message}.`;
}

function jsonIn(text: string): { readonly value: unknown } | { readonly line: number } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const place = /position (\d+)/.exec(String(error))?.[1];
    return { line: lineAt(text, place === undefined ? text.length : Number(place)) };
  }
}

/** Where the last of the keys stands that is there at all; the first line where none is. */
function lineOf(keys: readonly string[], text: string): number {
  let at = 0;
  for (const key of keys) {
    const next = text.indexOf(JSON.stringify(key), at);
    if (next >= 0) at = next;
  }
  return lineAt(text, at);
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
