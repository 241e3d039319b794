import { Emitter } from '../../base/emitter.ts';
import type { SetContext } from '../../host/contexts.ts';
import type { Workspace } from '../../host/workspace.ts';

/** VS Code's name for the editor that shows HTML files. */
export const htmlEditorType = 'podium.html';

/** An HTML file that is shown, as it was read. */
export interface ShownHtml {
  readonly name: string;
  /** Which store it came from, or that it came from none. */
  readonly store: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly hasScripts: boolean;
}

/**
 * The HTML file that has the focus, and which files may run their scripts: those that somebody allowed in this window, as they were then. The
 * same bytes of another store are another file; nothing of it outlives the window.
 */
export class HtmlFiles {
  readonly #workspace: Workspace;
  readonly #setContext: SetContext;
  readonly #allowed = new Set<string>();
  readonly #changed = new Emitter<void>();
  readonly #refreshed = new Emitter<void>();
  #active: ShownHtml | undefined;

  constructor(workspace: Workspace, setContext: SetContext) {
    this.#workspace = workspace;
    this.#setContext = setContext;
  }

  /** What may run was changed. */
  readonly onDidChange = this.#changed.event;
  /** The files are to be read again. */
  readonly onDidRefresh = this.#refreshed.event;

  get active(): ShownHtml | undefined {
    return this.#active;
  }

  set active(shown: ShownHtml | undefined) {
    this.#active = shown;
    this.#tell();
  }

  /** Whether anybody may allow scripts here. */
  get isTrusted(): boolean {
    return this.#workspace.isTrusted;
  }

  mayRun(file: ShownHtml): boolean {
    return this.isTrusted && this.#allowed.has(keyOf(file));
  }

  allow(file: ShownHtml, run: boolean): void {
    if (run) this.#allowed.add(keyOf(file));
    else this.#allowed.delete(keyOf(file));
    this.#tell();
    this.#changed.fire();
  }

  refresh(): void {
    this.#refreshed.fire();
  }

  #tell(): void {
    const shown = this.#active;
    this.#setContext('podium.scripts', !shown?.hasScripts ? 'none' : this.mayRun(shown) ? 'on' : 'off');
  }
}

function keyOf({ store, sha256 }: ShownHtml): string {
  return `${sha256} ${store}`;
}
