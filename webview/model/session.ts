import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { ModelAct, ModelContent, ModelProtocol, VersionComparison } from '../../src/protocol/model.ts';
import type { Host } from '../common/host.ts';
import { Piece } from '../common/piece.ts';
import { remembered } from '../common/remembered.ts';
import { SheetPlace } from '../compare/sheetPlace.ts';
import { arranged } from './arrange.ts';
import { columnsOf, type Column } from './columns.ts';
import { FigureBook } from './figureBook.ts';
import { linesOf, type Line } from './lines.ts';
import { SizeBook } from './sizeBook.ts';
import { versionsShape, type VersionsShape } from './versionsShape.ts';
import { VersionBook } from './versionBook.ts';
import type { ModelShown, ModelView } from './view.ts';

/** What lives as long as the page: which versions are known, where one is among them, and what can be done. */
export class Session {
  readonly host: Host<ModelProtocol>;
  readonly update: () => void;
  readonly versions: VersionBook;
  readonly figures: FigureBook;
  readonly sizes: SizeBook;
  readonly place: SheetPlace;
  content: ModelContent;
  view: ModelView;
  /** What was tried last and could not be done. */
  trouble: string | undefined;
  #compared: { readonly id: string; readonly piece: Piece<VersionComparison> } | undefined;
  readonly #look: (change: Partial<ModelView>) => void;
  readonly #linesOf = remembered((_figures: number, _sizes: number, content: ModelContent, rows: VersionBook['rows']) =>
    linesOf(rows, content, this),
  );
  readonly #columnsOf = remembered((lines: readonly Line[], metric: string | undefined) =>
    columnsOf(lines, { hasAliases: this.content.hasAliases, metric, nowMs: Date.now() }),
  );
  readonly #shapeOf = remembered(versionsShape);
  readonly #arranged = remembered(
    (lines: readonly Line[], columns: readonly Column[], search: string, sort: ModelView['sort']) =>
      arranged(lines, columns, { search, sort }),
  );

  constructor(content: ModelContent, { host, view, look, update }: ModelShown) {
    this.content = content;
    this.host = host;
    this.view = view;
    this.update = update;
    this.#look = look;
    this.versions = new VersionBook(host, update);
    this.figures = new FigureBook(host, update);
    this.sizes = new SizeBook(host, update);
    this.place = new SheetPlace({
      sheet: 'versions',
      update,
      scroll: {
        before: () => ({ top: this.view.scrollTop, left: this.view.scrollLeft }),
        keep: ({ top, left }) => this.look({ scrollTop: top, scrollLeft: left }),
      },
    });
  }

  /** What the host tells now. */
  follow(content: ModelContent): void {
    this.content = content;
    if (this.versions.follow(content)) this.figures.forget();
  }

  /** Of all versions that are known, the newest first. */
  get all(): readonly Line[] {
    return this.#linesOf(this.figures.generation, this.sizes.count, this.content, this.versions.rows);
  }

  get columns(): readonly Column[] {
    return this.#columnsOf(this.all, this.figures.metric);
  }

  /** Those that are shown, in their order. */
  get lines(): readonly Line[] {
    return this.#arranged(this.all, this.columns, this.view.search, this.view.sort);
  }

  get shape(): VersionsShape {
    return this.#shapeOf(this.lines, this.columns);
  }

  /** Whether there is a champion that another version challenges. */
  get isDuel(): boolean {
    const [one, other] = [this.#holderOf('champion'), this.#holderOf('challenger')];
    return one !== undefined && other !== undefined && one !== other;
  }

  /** The two that are compared first: the champion, or the oldest of two, with the challenger, or the one that is chosen, or the newest. */
  get pair(): readonly [string, string] | undefined {
    const [newest, next] = this.all.map(({ row }) => row.version);
    const one = this.#holderOf('champion') ?? next;
    const others = [this.#holderOf('challenger'), this.view.selected, newest, next];
    const other = others.find((version) => version !== undefined && version !== one);
    return one === undefined || other === undefined ? undefined : [one, other];
  }

  #holderOf(alias: string): string | undefined {
    return this.content.aliases.find((held) => held.alias === alias)?.version;
  }

  get selected(): Line | undefined {
    return this.all.find(({ row }) => row.version === this.view.selected);
  }

  readonly look = (change: Partial<ModelView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  /** Shows other versions, or in another order. */
  readonly arrange = (change: Partial<Pick<ModelView, 'search' | 'sort'>>): void => {
    this.place.toTop();
    this.look(change);
  };

  /** What differs between two versions: asked for anew where the model was read anew. */
  comparison([one, other]: readonly [string, string]): Piece<VersionComparison> {
    const id = JSON.stringify([this.content.generation, one, other]);
    if (this.#compared?.id !== id)
      this.#compared = {
        id,
        piece: new Piece((signal) => this.host.ask('compare', { versions: [one, other] }, signal), this.update),
      };
    return this.#compared.piece;
  }

  /** Chooses a version, and shows it in the table. */
  readonly show = (version: string): void => {
    const find = (): number => this.lines.findIndex(({ row }) => row.version === version);
    if (find() < 0) this.look({ search: '' });
    this.look({ selected: version });
    const line = find();
    if (line >= 0) this.place.go({ line, column: -1 }, this.shape);
    else {
      this.trouble = `Version ${version} is older than those that are read. Read more of them to see it in the table.`;
      this.update();
    }
  };

  /** These are on the screen: what their runs say comes first. */
  wantFigures(seen: readonly string[]): void {
    const all = this.versions.rows.map(({ version }) => version);
    this.figures.want(seen, all, this.view.metric);
    if (seen.every((version) => this.figures.at(version))) this.sizes.want(seen);
  }

  readonly act = (act: ModelAct): void => void this.try(this.host.ask('act', act));

  /** Does something, and says why it could not be done. */
  async try(work: Promise<unknown>): Promise<void> {
    this.trouble = undefined;
    try {
      await work;
    } catch (error) {
      this.trouble = sentenceOf(error);
    }
    this.update();
  }
}
