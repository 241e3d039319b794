import { rm } from 'node:fs/promises';
import { alike } from '../../base/alike.ts';
import { Emitter } from '../../base/emitter.ts';
import { Owned, type Disposable } from '../../base/owned.ts';
import type { NamedView, TableView } from '../../model/tableView.ts';
import type { State } from '../../host/state.ts';
import { UserError } from '../../host/ui.ts';
import type { Workspace, WorkspaceFolder } from '../../host/workspace.ts';
import type { PageIdentity } from '../pages.ts';
import { readViewFiles, viewFolder, writeViewFile } from './viewFiles.ts';

/** `workspace`: remembered here, for oneself. `repository`: a file that a team shares. */
export type ViewPlace = 'workspace' | 'repository';

export interface KeptView {
  readonly place: ViewPlace;
  readonly view: NamedView;
  /** Of its file. */
  readonly path?: string;
  /** The folder that it is in, where several are open. */
  readonly folder?: WorkspaceFolder;
}

export interface KeptViews {
  /** By name; those that are remembered here before files with the same name. */
  readonly views: readonly KeptView[];
  /** What is wrong with files, a sentence each. */
  readonly problems: readonly string[];
}

/** A table that is open, and how it is looked at, once it said so. */
export interface OpenTable {
  readonly identity: PageIdentity;
  readonly view: TableView | undefined;
}

/** The views of tables of runs that have names. Files are read only in folders that are trusted, and again when they change. */
export class TableViews implements Disposable {
  readonly #state: State;
  readonly #workspace: Workspace;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly #open = new Set<OpenTable>();
  #kept: Promise<KeptViews> | undefined;

  constructor(state: State, workspace: Workspace) {
    this.#state = state;
    this.#workspace = workspace;
    this.#owned.add(workspace.onDidChange(() => this.#tell()));
  }

  readonly onDidChange = this.#changed.event;

  /** Whether there is a folder for files. */
  get canShare(): boolean {
    return this.#workspace.isTrusted && this.#workspace.folders.length > 0;
  }

  /** What this table shows can be kept, until the answer is disposed. */
  showing(table: OpenTable): Disposable {
    this.#open.add(table);
    return { dispose: () => void this.#open.delete(table) };
  }

  /** How an open table is looked at. */
  shownIn(identity: PageIdentity): TableView | undefined {
    return [...this.#open].find((table) => alike(table.identity, identity))?.view;
  }

  /** Where files become views of all. @throws UserError where there is no such folder. */
  folderToShare(): WorkspaceFolder {
    const [folder] = this.#workspace.folders;
    if (folder && this.#workspace.isTrusted) return folder;
    throw new UserError(`Open a folder that you trust: views are shared as files in its ${viewFolder}.`);
  }

  list(): Promise<KeptViews> {
    this.#kept ??= this.#read();
    return this.#kept;
  }

  /** In place of the one with the same name in the same place. */
  async save(place: ViewPlace, view: NamedView): Promise<void> {
    const same = await this.#find(place, view.name);
    if (place === 'workspace') {
      const others = this.#remembered().filter(({ name }) => name !== view.name);
      await this.#state.set(
        'tableViews',
        [...others, view].sort((one, other) => one.name.localeCompare(other.name)),
      );
    } else {
      await writeViewFile(same?.folder ?? this.folderToShare(), view, same?.path);
    }
    this.#tell();
  }

  /** In place of another one with that name in the same place. A file stays the same one. */
  async rename(kept: KeptView, name: string): Promise<void> {
    const { place, path, folder } = kept;
    const same = await this.#find(place, name);
    if (same) await this.remove(same);
    if (path !== undefined && folder) await writeViewFile(folder, { ...kept.view, name }, path);
    else {
      await this.save(place, { ...kept.view, name });
      await this.remove(kept);
    }
    this.#tell();
  }

  async remove({ place, view, path }: KeptView): Promise<void> {
    if (place === 'workspace') {
      await this.#state.set(
        'tableViews',
        this.#remembered().filter(({ name }) => name !== view.name),
      );
    } else if (path !== undefined) await rm(path, { force: true });
    this.#tell();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #find(place: ViewPlace, name: string): Promise<KeptView | undefined> {
    const { views } = await this.list();
    return views.find((kept) => kept.place === place && kept.view.name === name);
  }

  #remembered(): readonly NamedView[] {
    return this.#state.get('tableViews') ?? [];
  }

  async #read(): Promise<KeptViews> {
    const folders = this.#workspace.isTrusted ? this.#workspace.folders : [];
    const read = await Promise.all(folders.map(async (folder) => ({ folder, ...(await readViewFiles(folder)) })));
    const views: KeptView[] = [
      ...this.#remembered().map((view): KeptView => ({ place: 'workspace', view })),
      ...read.flatMap(({ folder, files }) =>
        files.map(({ path, view }): KeptView => ({ place: 'repository', view, path, folder })),
      ),
    ];
    views.sort((one, other) => one.view.name.localeCompare(other.view.name));
    return { views, problems: read.flatMap(({ problems }) => problems) };
  }

  #tell(): void {
    this.#kept = undefined;
    this.#changed.fire();
  }
}
