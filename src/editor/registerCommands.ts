import { commands as registry, Uri, type Disposable } from 'vscode';
import type { App } from '../services/app.ts';
import { artifactNodeAt, isArtifact } from '../services/artifacts/artifactNode.ts';
import type { Node } from '../services/node.ts';
import { execute } from './execute.ts';
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
      try {
        const node = await targetOf(app, target);
        const { commands } = await import('../commands/index.ts');
        const command = commands.find((one) => one.id === id);
        if (!command) throw new Error(`package.json declares ${id}, which nothing does.`);
        await command.run(app, node, asNodes(selected));
      } catch (error) {
        // Not awaited: whoever called must not wait until the message is read.
        void report(error, title, app.ui, app.log, execute);
      }
    }),
  );
}

/** The title of an editor hands over the address of its tab: what is meant is what it shows. */
async function targetOf(app: App, value: unknown): Promise<Node | undefined> {
  if (!(value instanceof Uri)) return asNode(value);
  if (value.scheme === 'webview-panel') return app.pages.active;
  return isArtifact(value) ? artifactNodeAt(app.connections, value) : undefined;
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
