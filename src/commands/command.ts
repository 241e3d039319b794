import type { App } from '../services/app.ts';
import type { Node } from '../services/node.ts';

/** One entry of the palette and the menus; package.json repeats id, title and icon, and a test holds both together. */
export interface Command {
  readonly id: `podium.${string}`;
  /** As in package.json: Title Case, verb first, `…` when more is asked. */
  readonly title: string;
  /** `$(codicon)`, for commands that appear as a button. */
  readonly icon?: `$(${string})`;
  /**
   * @param target the row it was called on, or nothing from the palette: then it asks.
   * @param selected all rows selected, where several were.
   * Errors are shown by the caller; a cancelled wait is silent.
   */
  run(app: App, target: Node | undefined, selected: readonly Node[]): Promise<void> | void;
}
