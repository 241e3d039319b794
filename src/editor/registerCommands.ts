import { commands as registry, Uri, type Disposable } from 'vscode';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import { report } from './report.ts';

/** What package.json says of a command. */
export interface DeclaredCommand {
  readonly command: string;
  readonly title: string;
}

/**
 * Makes each command callable, and its failures seen. A call ends when the command has; it never rejects. What commands do is loaded with the
 * first that is called.
 */
export function registerCommands(declared: readonly DeclaredCommand[], app: App): Disposable[] {
  return declared.map(({ command: id, title }) =>
    registry.registerCommand(id, async (target?: unknown, selected?: unknown) => {
      const node = isTab(target) ? app.pages.active : asNode(target);
      try {
        const { commands } = await import('../commands/index.ts');
        const command = commands.find((one) => one.id === id);
        if (!command) throw new Error(`package.json declares ${id}, which nothing does.`);
        await command.run(app, node, asNodes(selected));
      } catch (error) {
        // Not awaited: whoever called must not wait until the message is read.
        void report(error, title, app.ui, app.log);
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
