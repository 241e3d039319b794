import { plainText } from '../base/plainText.ts';
import type { ByteSource } from './byteSource.ts';
import { zipTable } from './listings.ts';
import type { TableFile } from './tableFile.ts';
import { zipEntries } from './zipEntries.ts';
import { zipEntryHead } from './zipEntryHead.ts';

const mostBytes = 256 * 1024;
const mostShown = 12;

/** A Python package: its files, and what it says of itself. Nothing of it is installed or run. */
export async function openWheel(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const entries = await zipEntries(source, signal);
  const textOf = async (file: string): Promise<string> => {
    const entry = entries.find(({ name }) => isOwn(name, file));
    return entry ? new TextDecoder().decode(await zipEntryHead(source, entry, mostBytes, signal)) : '';
  };
  const [metadata, wheel, points] = [await textOf('METADATA'), await textOf('WHEEL'), await textOf('entry_points.txt')];
  return zipTable('Python wheel', entries, [
    ...aboutLines(metadata, wheel),
    ...requiredLine(metadata),
    ...commandLine(points),
  ]);
}

/** Only in the folder of its own name, and not in that of a package that it carries. */
function isOwn(name: string, file: string): boolean {
  return name.endsWith(`.dist-info/${file}`) && name.indexOf('/') === name.length - file.length - 1;
}

function aboutLines(metadata: string, wheel: string): readonly string[] {
  const [name] = fields(metadata, 'Name');
  if (name === undefined) return ['It has no METADATA: this is no wheel that pip would install.'];
  const [version = ''] = fields(metadata, 'Version');
  const [python] = fields(metadata, 'Requires-Python');
  const [summary] = fields(metadata, 'Summary');
  const tags = fields(wheel, 'Tag');
  return [
    [
      `${plainText(name, 80)} ${plainText(version, 40)}`.trim(),
      ...(python === undefined ? [] : [`for Python ${plainText(python, 60)}`]),
      ...(tags.length === 0 ? [] : [`built for ${plainText(tags.join(', '), 80)}`]),
    ].join(', ') + (summary === undefined ? '.' : `: ${plainText(summary, 160)}`),
  ];
}

function requiredLine(metadata: string): readonly string[] {
  const all = fields(metadata, 'Requires-Dist');
  if (all.length === 0) return [];
  const rest = all.length > mostShown ? `, and ${String(all.length - mostShown)} more` : '';
  return [`It requires ${plainText(all.slice(0, mostShown).join(', '), 320)}${rest}.`];
}

/** What pip puts on the PATH. */
function commandLine(points: string): readonly string[] {
  const section = /^\[(?:console|gui)_scripts\]\s*$([^[]*)/m.exec(points)?.[1] ?? '';
  const commands = section.split(/\r?\n/).filter((line) => /^\s*[^#;\s][^=]*=/.test(line));
  return commands.length === 0 ? [] : [`Commands: ${plainText(commands.map((line) => line.trim()).join(', '), 320)}.`];
}

/** The values of a header; what follows the first empty line is the description. */
function fields(text: string, name: string): readonly string[] {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const start = `${name.toLowerCase()}:`;
  return head
    .split(/\r?\n/)
    .filter((line) => line.toLowerCase().startsWith(start))
    .map((line) => line.slice(start.length).trim());
}
