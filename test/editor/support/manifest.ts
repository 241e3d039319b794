import * as vscode from 'vscode';
import type { Node } from '../../../src/services/node.ts';
import { contextValue } from '../../../src/views/contextValue.ts';

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  };
}

const manifest = vscode.extensions.getExtension('podium.podium-mlflow')?.packageJSON as Manifest;

/** What the running Podium contributes. */
export const contributedCommands = manifest.contributes.commands;

/** Whether the menu of a row has the command, by the clauses of the manifest about `viewItem`. */
export function isOffered(command: string, node: Node): boolean {
  const value = contextValue(node);
  const holds = (entry: MenuEntry): boolean =>
    [...(entry.when ?? '').matchAll(/viewItem =~ \/(.+?)\/(?= |$)/g)].every(([, pattern = '']) =>
      new RegExp(pattern).test(value),
    );
  return (manifest.contributes.menus['view/item/context'] ?? [])
    .filter(holds)
    .flatMap((entry) => (entry.submenu === undefined ? [entry] : entriesOf(entry.submenu).filter(holds)))
    .some((entry) => entry.command === command);
}

function entriesOf(submenu: string): readonly MenuEntry[] {
  return manifest.contributes.menus[submenu] ?? [];
}
