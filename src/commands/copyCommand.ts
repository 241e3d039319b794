import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import type { Command } from './command.ts';
import { pickThing } from './pickThing.ts';

export interface Copied {
  readonly id: Command['id'];
  readonly title: string;
  /** What goes to the clipboard for a row; `undefined` for a row that has nothing of the kind. */
  readonly text: (node: Node, app: App) => Promise<string | undefined> | string | undefined;
  /** What to say then. */
  readonly needs: string;
}

/** A command that copies something of each selected row, one a line; from the palette it asks of what. */
export function copyCommand({ id, title, text, needs }: Copied): Command {
  return {
    id,
    title,
    async run(app, target, selected) {
      const nodes = selected.length > 1 ? selected : [target ?? (await pickThing(app, title))];
      const present = nodes.filter((node) => node !== undefined);
      if (present.length === 0) return;
      const texts = (await Promise.all(present.map(async (node) => text(node, app)))).filter(
        (one) => one !== undefined,
      );
      if (texts.length === 0) throw new UserError(needs);
      await app.ui.copy(texts.join('\n'));
    },
  };
}
