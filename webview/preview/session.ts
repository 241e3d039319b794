import type { Arrangement, PreviewContent, PreviewProtocol, TableContent } from '../../src/protocol/preview.ts';
import { Attempts } from '../common/attempts.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import { SheetPlace } from '../compare/sheetPlace.ts';
import { Arranging } from './arranging.ts';
import { RowBook } from './rowBook.ts';
import { columnWidths } from './rowsShape.ts';
import { StatisticsBook } from './statisticsBook.ts';
import type { PreviewView } from './view.ts';

/** A file that is shown as a table. */
export type TablePreview = PreviewContent & { readonly document: TableContent };

/** What lives as long as the page: where one is in the file, which rows are held, and what can be done. */
export class Session {
  readonly host: Host<PreviewProtocol>;
  readonly update: () => void;
  readonly attempts: Attempts;
  readonly attempt: Attempts['make'];
  readonly place: SheetPlace;
  readonly statistics: StatisticsBook;
  content: TablePreview;
  view: PreviewView;
  book: RowBook;
  arranging: Arranging;
  /** So many rows were shown before the file was read anew: their room stays until the new ones are found, and with it one's place. */
  rowsBefore = 0;
  /** A file that is being made of the rows. */
  exporting: AbortController | undefined;
  readonly #look: (change: Partial<PreviewView>) => void;
  #widths: readonly number[] | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(content: TablePreview, { host, view, look, update }: ShownPage<PreviewProtocol, PreviewView>) {
    this.content = content;
    this.host = host;
    this.view = view;
    this.update = update;
    this.attempts = new Attempts(update);
    this.attempt = this.attempts.make;
    this.#look = look;
    this.place = new SheetPlace({
      sheet: 'rows',
      update,
      scroll: {
        before: () => ({ top: this.view.scrollTop, left: this.view.scrollLeft }),
        keep: ({ top, left }) => this.look({ scrollTop: top, scrollLeft: left }),
      },
    });
    this.statistics = new StatisticsBook(host);
    this.arranging = new Arranging(host, this.table.counted, update);
    this.book = this.#newBook();
    this.arranging.run(this.#special);
  }

  get table(): TableContent {
    return this.content.document;
  }

  /** As wide as what stands in the rows that came first: whatever is sorted or found later, nothing jumps. */
  get widths(): readonly number[] {
    if (this.#widths) return this.#widths;
    const widths = columnWidths(this.table, this.book);
    if (this.book.at(0)) this.#widths = widths;
    return widths;
  }

  /** What the host tells now: a file that was read anew is looked at anew. */
  follow(content: TablePreview): void {
    const before = this.content;
    this.content = content;
    if (content.generation === before.generation) return;
    this.rowsBefore = this.arranging.progress.rowCount;
    this.arranging.cancel();
    this.#widths = undefined;
    this.arranging = new Arranging(this.host, this.table.counted, this.update);
    this.book = this.#newBook();
    this.arranging.run(this.#special);
  }

  readonly look = (change: Partial<PreviewView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  get arrangement(): Arrangement {
    const { search, asked, sort } = this.view;
    const { length } = this.table.columns;
    return {
      filter: { text: search, columns: asked.filter(({ column }) => column < length) },
      ...(sort && sort.column < length && { sort }),
    };
  }

  /** Shows other rows, or in another order. */
  readonly arrange = (change: Partial<Pick<PreviewView, 'search' | 'asked' | 'sort'>>): void => {
    this.look(change);
    this.rowsBefore = 0;
    this.book.forget();
    this.place.toTop();
    this.arranging.run(this.#special);
  };

  /** The same for a text that is still being typed. */
  readonly searchSoon = (search: string): void => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.arrange({ search }), 150);
  };

  /** What is asked of a column; empty for nothing. */
  readonly ask = (column: number, asked: string): void => {
    const others = this.view.asked.filter((one) => one.column !== column);
    this.arrange({ asked: asked.trim() === '' ? others : [...others, { column, asked: asked.trim() }] });
  };

  readonly export = (): void => {
    const control = (this.exporting = new AbortController());
    const done = this.host.ask('export', this.arrangement, control.signal).finally(() => {
      this.exporting = undefined;
      this.update();
    });
    this.attempt(
      done.catch((error: unknown) => {
        if (!control.signal.aborted) throw error;
      }),
    );
    this.update();
  };

  #newBook(): RowBook {
    const first = this.#special ? undefined : this.table.first;
    return new RowBook((want) => this.host.ask('rows', { arrangement: this.arrangement, ...want }), this.update, first);
  }

  /** Nothing where all rows are shown as the file has them. */
  get #special(): Arrangement | undefined {
    const { arrangement } = this;
    const { filter, sort } = arrangement;
    return filter.text === '' && filter.columns.length === 0 && !sort ? undefined : arrangement;
  }
}
