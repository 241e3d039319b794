import type { ComparedRun } from '../../../src/protocol/compare.ts';
import { remembered } from '../../common/remembered.ts';
import { Nearness } from '../nearness.ts';
import type { Session } from '../session.ts';
import { SheetPlace } from '../sheetPlace.ts';
import { joinedTables, type Joined } from './joined.ts';
import { TableBook } from './tableBook.ts';

/** What lives as long as the page: which table is looked at, what was read of it, and where one is in it. */
export class Tables {
  readonly #session: Session;
  readonly book: TableBook;
  readonly place: SheetPlace;
  readonly near: Nearness;
  #element: Element | undefined;
  #isRevealed = false;

  constructor(session: Session) {
    this.#session = session;
    this.book = new TableBook(session.host, session.update);
    this.place = new SheetPlace({ sheet: 'joined', update: session.update });
    this.near = new Nearness(session.update);
  }

  /** The tables that at least two runs have, those of most runs first. */
  get paths(): readonly string[] {
    return sharedPaths(this.#session.content.runs);
  }

  /** The one that is looked at. */
  get path(): string | undefined {
    const { paths } = this;
    const { view, content } = this.#session;
    return [view.table, content.table].find((path) => path !== undefined && paths.includes(path)) ?? paths[0];
  }

  /** The runs that have it. */
  get runs(): readonly ComparedRun[] {
    return havingTable(this.#session.content.runs, this.path);
  }

  /** For Lit's `ref`. */
  readonly attach = (element?: Element): void => {
    this.near.attach(element);
    this.#element = element;
  };

  /** A page that was opened for a table begins with it, once its rows are there; who has scrolled already stays where he is. */
  revealFirst(): void {
    const { content, view } = this.#session;
    if (this.#isRevealed || content.table === undefined) return;
    this.#isRevealed = true;
    if (view.scrollTop > 0) return;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#element?.scrollIntoView()));
  }

  /** Its rows, once all that could be read was. */
  get joined(): Joined | undefined {
    const { path, runs, book } = this;
    if (path === undefined || runs.some(({ id }) => !book.known.has(id))) return undefined;
    const { tableKeys, tableLeftOut } = this.#session.view;
    return joinedTables(runs, book.known, ownValue(tableKeys, path), ownValue(tableLeftOut, path));
  }

  /** Reads what is looked at, once somebody is near. */
  read(): void {
    if (this.path !== undefined && this.near.isNear && !document.hidden) this.book.want(this.path, this.runs);
  }

  readonly choose = (path: string): void => {
    this.place.toTop();
    this.#session.look({ table: path });
  };

  readonly setKeys = (keys: readonly string[]): void => {
    if (this.path === undefined) return;
    this.place.toTop();
    this.#session.look({ tableKeys: { ...this.#session.view.tableKeys, [this.path]: keys } });
  };

  readonly leaveOut = (columns: readonly string[]): void => {
    if (this.path === undefined) return;
    this.place.toTop();
    this.#session.look({ tableLeftOut: { ...this.#session.view.tableLeftOut, [this.path]: columns } });
  };
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

const sharedPaths = remembered((runs: readonly ComparedRun[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const path of runs.flatMap(({ tables }) => tables)) counts.set(path, (counts.get(path) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1);
  return shared.sort(([, one], [, other]) => other - one).map(([path]) => path);
});

const havingTable = remembered((runs: readonly ComparedRun[], path: string | undefined) =>
  runs.filter(({ tables }) => path !== undefined && tables.includes(path)),
);
