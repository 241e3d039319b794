import path from 'node:path';
import { keyed, type Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import type { Python } from '../../host/python.ts';
import type { Workspace } from '../../host/workspace.ts';
import { installedPackages } from './installedPackages.ts';
import { requirementFiles } from './requirementFiles.ts';

/** The Python packages of the workspace, as its files say: nothing is run. */
export interface WorkspacePackages {
  /** Of the first folder that has any. */
  readonly requirements?: { readonly files: readonly string[]; readonly lines: readonly string[] };
  readonly installed?: {
    /** The environment, as people call it. */
    readonly name: string;
    readonly python?: string;
    readonly versions: Keyed<string>;
  };
  /** Why there is less than one might expect, in sentences. */
  readonly notes: readonly string[];
}

export type ReadWorkspacePackages = (signal: AbortSignal) => Promise<WorkspacePackages>;

interface Need {
  readonly workspace: Workspace;
  readonly python: Python;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const usual = ['.venv', 'venv', 'env', '.env'];

/** Reads nothing before the workspace is trusted. */
export function workspacePackages({ workspace, python, environment }: Need): ReadWorkspacePackages {
  return async (signal) => {
    const folders = workspace.folders.map((folder) => folder.path);
    if (!workspace.isTrusted) {
      return { notes: ['The workspace is in Restricted Mode: trust it to compare with its packages.'] };
    }
    const { notes: unread = [], ...found } =
      (await firstOf(folders, (folder) => requirementFiles(folder, signal))) ?? {};
    const requirements = 'files' in found ? found : undefined;
    const variables = [environment['VIRTUAL_ENV'], environment['CONDA_PREFIX']];
    const candidates = [
      python.chosen(),
      ...folders.flatMap((folder) => usual.map((name) => path.join(folder, name))),
      ...variables,
    ].flatMap((one) => (one === undefined || one === '' ? [] : [one]));
    const installed = await firstOf([...new Set(candidates.map(environmentOf))], async (folder) => {
      signal.throwIfAborted();
      const found = await installedPackages(folder);
      return found && { name: nameOf(folder, folders), ...found };
    });
    return {
      ...(requirements && { requirements }),
      ...(installed && { installed: { ...installed, versions: keyed(installed.versions) } }),
      notes: [
        ...unread,
        ...(requirements ? [] : ['There is no requirements.txt at the top of the workspace.']),
        ...(installed ? [] : ['No Python environment was found in the workspace: make one in .venv, or choose one.']),
      ],
    };
  };
}

/** An interpreter lies in its environment, in `bin` or `Scripts`. */
function environmentOf(place: string): string {
  if (!/^python[\d.]*(\.exe)?$/i.test(path.basename(place))) return path.resolve(place);
  return path.resolve(place, '..', '..');
}

function nameOf(folder: string, workspaceFolders: readonly string[]): string {
  const above = workspaceFolders.find((one) => folder.startsWith(one + path.sep));
  return plainText(above === undefined ? folder : path.relative(above, folder));
}

async function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  for (const item of items) {
    const found = await find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
