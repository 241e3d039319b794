import { commands as registry, Uri, type Disposable } from 'vscode';
import type { Command } from '../commands/command.ts';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import { report } from './report.ts';

/** Makes each command callable, and its failures seen. A call ends when the command has; it never rejects. */
export function registerCommands(commands: readonly Command[], app: App): Disposable[] {
  return commands.map((command) =>
    registry.registerCommand(command.id, async (target?: unknown, selected?: unknown) => {
      try {
        await command.run(app, isTab(target) ? app.pages.active : asNode(target), asNodes(selected));
      } catch (error) {
        // Not awaited: whoever called must not wait until the message is read.
        void report(error, command.title, app.ui, app.log);
      }
    }),
  );
}

/** The title of a page hands over the address of its tab: what is meant is what the page shows. */
function isTab(value: unknown): boolean {
  return value instanceof Uri && value.scheme === 'webview-panel';
}

/** Menus hand over rows; key bindings and other extensions may hand over anything. */
function asNode(value: unknown): Node | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // A row of a tree (`views/row.ts`) holds what it shows now.
  if ('node' in value) return asNode(value.node);
  return 'kind' in value ? (value as Node) : undefined;
}

function asNodes(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.flatMap((item) => asNode(item) ?? []) : [];
}
