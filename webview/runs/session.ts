import type { RunsContent, RunsProtocol, RunSearch } from '../../src/protocol/runs.ts';
import { columnKey, type RunColumn } from '../../src/model/runColumn.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import { remembered } from '../common/remembered.ts';
import { tableColumns, type TableColumn } from './columns.ts';
import { FilterBox } from './filterBox.ts';
import { GridView } from './gridView.ts';
import { RowBook } from './rowBook.ts';
import { Selection } from './selection.ts';
import type { RunsView } from './view.ts';
import { rowHeight } from './windows.ts';

/** Anew only when one of these is. */
const columnsOf = remembered(
  (
    content: RunsContent,
    columns: RunsView['columns'],
    widths: RunsView['widths'],
    pinned: RunsView['pinned'],
    onlyDiffering: boolean,
  ) => tableColumns(content, { columns, widths, pinned, onlyDiffering }),
);

/** What lives as long as the page: the rows that are held, what is selected, where one is, and what can be done. */
export class Session {
  readonly host: Host<RunsProtocol>;
  readonly book: RowBook;
  readonly grid: GridView;
  readonly selection: Selection;
  readonly filter: FilterBox;
  readonly update: () => void;
  content: RunsContent;
  view: RunsView;
  /** What was tried last and could not be done. */
  notice: string | undefined;
  /** What is being read, as long as it is. */
  working: AbortController | undefined;
  readonly #look: (change: Partial<RunsView>) => void;
  #isReadingMore = false;
  #generation: number;

  constructor(content: RunsContent, { host, view, look, update }: ShownPage<RunsProtocol, RunsView>) {
    this.host = host;
    this.content = content;
    this.view = view;
    this.update = update;
    this.#look = look;
    this.#generation = content.generation;
    this.book = new RowBook((ask) => host.ask('rows', ask), update);
    this.book.follow(content);
    this.grid = new GridView(this);
    this.selection = new Selection(this);
    this.filter = new FilterBox(this);
    const wanted = view.search;
    if (wanted && JSON.stringify(wanted) !== JSON.stringify(content.search)) this.search(wanted);
  }

  get columns(): readonly TableColumn[] {
    const { columns, widths, pinned, onlyDiffering } = this.view;
    return columnsOf(this.content, columns, widths, pinned, onlyDiffering);
  }

  /** What the host holds now. */
  follow(content: RunsContent, view: RunsView): void {
    const before = this.content;
    if (content === before) return;
    this.content = content;
    this.view = view;
    this.book.follow(content);
    if (content.generation !== this.#generation) {
      this.#generation = content.generation;
      this.selection.keepPresent();
      this.filter.took(content.search.filter ?? '');
    } else if (content.added > before.added) this.grid.shift((content.added - before.added) * rowHeight);
    else if (content.count < before.count) this.selection.keepPresent();
  }

  readonly look = (change: Partial<RunsView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  /** Looks for other runs, or in another order; rejects with nothing: what was wrong is said. */
  readonly search = (change: Partial<Omit<RunSearch, 'filter'>> & { readonly filter?: string | undefined }): void => {
    const { filter, ...rest } = { ...this.content.search, ...change };
    const search: RunSearch = {
      ...rest,
      ...(filter !== undefined && filter.trim() !== '' && { filter: filter.trim() }),
    };
    this.work(
      this.#asked((signal) => this.host.ask('search', search, signal)).then(() => {
        this.look({ search });
        this.grid.scrollTo(0);
      }),
    );
  };

  readonly readAll = (): void => this.work(this.#asked((signal) => this.host.ask('all', null, signal)));

  readonly cancel = (): void => this.working?.abort(new Error('Cancelled.'));

  /** Reads on where the end comes near. */
  readonly readMore = (): void => {
    const { isAll, isFull } = this.content;
    if (isAll || isFull || this.#isReadingMore || this.working) return;
    this.#isReadingMore = true;
    const done = (): void => {
      this.#isReadingMore = false;
    };
    void this.host.ask('more', null).then(done, (error: unknown) => {
      // Not again by itself: the next turn of the wheel would ask at once.
      this.say(sentence(error));
    });
  };

  readonly tryMore = (): void => {
    this.#isReadingMore = false;
    this.say(undefined);
    this.readMore();
  };

  /** Does what may fail, and says so where it does. */
  readonly work = (done: Promise<unknown>): void => {
    void done.then(
      () => this.say(undefined),
      (error: unknown) => this.say(sentence(error)),
    );
  };

  readonly say = (notice: string | undefined): void => {
    this.notice = notice === 'Cancelled.' ? undefined : notice;
    this.update();
  };

  readonly setColumns = (columns: readonly RunColumn[]): void => {
    const seen = new Set<string>();
    const distinct = columns.filter((column) => !seen.has(columnKey(column)) && seen.add(columnKey(column)));
    this.look({ columns: distinct });
  };

  async #asked(ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    this.working?.abort(new Error('Cancelled.'));
    const control = new AbortController();
    this.working = control;
    this.update();
    try {
      await ask(control.signal);
    } finally {
      if (this.working === control) this.working = undefined;
      this.update();
    }
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
