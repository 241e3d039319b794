import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { RunsContent, RunsProtocol, RunSearch } from '../../src/protocol/runs.ts';
import { columnKey, type RunColumn } from '../../src/model/runColumn.ts';
import type { RunLayout } from '../../src/model/runLayout.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import { Marks } from '../common/marks.ts';
import { remembered } from '../common/remembered.ts';
import { experimentColumn, tableColumns, type TableColumn } from './columns.ts';
import { FilterBox } from './filterBox.ts';
import { GridView } from './gridView.ts';
import { PlotsPane } from './plotsPane.ts';
import { RowBook } from './rowBook.ts';
import { Selection } from './selection.ts';
import { viewTeller } from './viewTeller.ts';
import type { RunsView } from './view.ts';
import { rowHeight } from './windows.ts';

const cancelled = 'Cancelled.';
/** So many are read without being asked for. */
const usualRuns = 250;

/** What could not be done, and how to try again where that may help. */
export interface Notice {
  readonly text: string;
  readonly again?: () => void;
}

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
  readonly plots: PlotsPane;
  readonly marks: Marks;
  readonly update: () => void;
  content: RunsContent;
  view: RunsView;
  /** What was tried last and could not be done. */
  notice: Notice | undefined;
  /** What is being read, as long as it is. */
  working: AbortController | undefined;
  readonly #tellView = viewTeller(this);
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
    this.marks = new Marks((ask) => host.ask('mark', ask), update);
    this.marks.follow(content.marks);
    this.grid = new GridView(this);
    this.selection = new Selection(this);
    this.filter = new FilterBox(this);
    this.plots = new PlotsPane(this);
    const wanted = view.search;
    if (wanted && JSON.stringify(wanted) !== JSON.stringify(content.search)) this.search(wanted);
    if (JSON.stringify(view.layout) !== JSON.stringify(content.layout)) this.arrange({});
    this.#readUsual();
    this.#tellView();
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
    this.#tellView();
    if (before.experiments.length === 1 && content.experiments.length > 1) this.#tellApart();
    this.marks.follow(content.marks);
    if (content.generation !== this.#generation) {
      this.#generation = content.generation;
      this.#isReadingMore = false;
      this.selection.keepPresent();
      if (content.search.filter !== before.search.filter) this.filter.took(content.search.filter ?? '');
    } else if (content.rowGeneration === before.rowGeneration && content.added > before.added)
      this.grid.shift((content.added - before.added) * rowHeight);
    else if (content.count < before.count) this.selection.keepPresent();
    this.#readUsual();
  }

  readonly look = (change: Partial<RunsView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
    this.#tellView();
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
      () => this.search(change),
    );
  };

  /** Lets rows stand otherwise. */
  readonly arrange = (change: Partial<RunLayout>): void => {
    const layout = { ...this.view.layout, ...change };
    this.look({ layout });
    this.work(this.host.ask('arrange', layout));
  };

  readonly readAll = (): void =>
    this.work(
      this.#asked((signal) => this.host.ask('all', null, signal)),
      this.readAll,
    );

  readonly cancel = (): void => this.working?.abort(new Error(cancelled));

  /** A first few are there sooner than what one usually looks through. */
  #readUsual(): void {
    if (this.content.count < usualRuns) this.readMore();
  }

  /** Reads on where the end comes near. Where that fails, it is not tried again before somebody says so. */
  readonly readMore = (): void => {
    const { isAll, isFull } = this.content;
    if (isAll || isFull || this.#isReadingMore || this.working) return;
    this.#isReadingMore = true;
    const again = (): void => {
      this.#isReadingMore = false;
      this.say(undefined);
    };
    void this.host.ask('more', null).then(
      () => {
        this.#isReadingMore = false;
      },
      (error: unknown) => this.say({ text: sentenceOf(error), again }),
    );
  };

  /** Does what may fail, and says so where it does. */
  readonly work = (done: Promise<unknown>, again?: () => void): void => {
    void done.then(
      () => this.say(undefined),
      (error: unknown) => {
        const text = sentenceOf(error);
        this.say(text === cancelled ? undefined : { text, ...(again && { again }) });
      },
    );
  };

  readonly say = (notice: Notice | undefined): void => {
    this.notice = notice;
    this.update();
  };

  readonly setColumns = (columns: readonly RunColumn[]): void => {
    const seen = new Set<string>();
    const distinct = columns.filter((column) => !seen.has(columnKey(column)) && seen.add(columnKey(column)));
    this.look({ columns: distinct });
  };

  /** Runs of several experiments look alike without the experiment, also where somebody chose the columns before. */
  #tellApart(): void {
    const { columns } = this.view;
    if (columns) this.setColumns([experimentColumn, ...columns]);
  }

  async #asked(ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    this.working?.abort(new Error(cancelled));
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
