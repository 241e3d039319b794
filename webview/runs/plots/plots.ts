import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { RunMark } from '../../../src/model/runMark.ts';
import { insideBrushes, type Brush, type Brushes } from '../../../src/plots/brush.ts';
import { withOwnColors, type Coloring } from '../../../src/plots/coloring.ts';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { PlotColors } from '../../../src/plots/shapes.ts';
import type { RunColumn } from '../../../src/model/runColumn.ts';
import { onTheme } from '../../charts/chart/palette.ts';
import { remembered } from '../../common/remembered.ts';
import type { Session } from '../session.ts';
import { ImportanceBook } from './importanceBook.ts';
import { plotsLook, type PlotsLook } from './look.ts';
import { PlotPlace } from './plotPlace.ts';
import { tabBar } from './tabBar.ts';
import { viewOf } from './tabViews.ts';
import { ValueBook, type PlotData } from './valueBook.ts';
import './plotElement.ts';

/** What lives as long as the plots do: what was read for them, how they are looked at, and what is brushed. */
export class Plots {
  readonly session: Session;
  readonly place: PlotPlace;
  readonly importance: ImportanceBook;
  readonly #book: ValueBook;
  readonly #lookOf = remembered(plotsLook);
  #brushes: Brushes = {};
  /** What the brushes selected: once something else is selected, they say nothing any more. */
  #brushed: ReadonlySet<string> | undefined;
  #brushedAxes: readonly PlotAxis[] = [];

  constructor(session: Session) {
    this.session = session;
    this.place = new PlotPlace(session.update);
    this.importance = new ImportanceBook(session.update);
    this.#book = new ValueBook((columns) => session.host.ask('values', { columns }), session.update);
    onTheme(session.update);
  }

  get look(): PlotsLook {
    return this.#lookOf(this.session.view.plots);
  }

  readonly set = (change: Partial<PlotsLook>): void => {
    this.session.look({ plots: { ...this.look, ...change } });
  };

  /** Of an axis as it was drawn, unless that has been switched since. */
  readonly toggleLog = ({ column: { key }, scale }: PlotAxis): void => {
    const { logs } = this.look;
    this.set({ logs: { ...logs, [key]: !(logs[key] ?? scale?.log ?? false) } });
  };

  view(): TemplateResult {
    const { failure, tryAgain } = this.#book;
    return html`${tabBar(this)}
      ${
        failure === undefined
          ? ''
          : html`<div class="band" role="alert">
              <span>${failure}</span><button class="link" @click=${tryAgain}>Try Again</button>
            </div>`
      }
      <div
        class="plot-panel"
        role="tabpanel"
        id="plot-panel"
        aria-labelledby=${`plot-tab-${this.look.tab}`}
        ${ref(this.place.attach)}
      >
        ${viewOf(this)}
      </div>`;
  }

  /** Nothing as long as it is being read. */
  read(columns: readonly RunColumn[]): PlotData | undefined {
    return this.#book.read(columns, this.session.content);
  }

  get brushes(): Brushes {
    const { chosen } = this.session.selection;
    if (this.#brushed && this.#brushed !== chosen) {
      if (isSameSet(this.#brushed, chosen)) this.#brushed = chosen;
      else [this.#brushes, this.#brushed] = [{}, undefined];
    }
    return this.#brushes;
  }

  /** Marks stretches of an axis, and selects what lies in all that are marked. */
  brush(axes: readonly PlotAxis[], key: string, brushes: readonly Brush[], data: PlotData): void {
    this.#brushes = { ...this.brushes, [key]: brushes };
    this.#select(axes, data);
  }

  /** The same stretches mark other runs once their values are others. */
  follow(axes: readonly PlotAxis[], data: PlotData): void {
    if (axes === this.#brushedAxes || Object.keys(this.brushes).length === 0) return;
    this.#select(axes, data);
  }

  #select(axes: readonly PlotAxis[], data: PlotData): void {
    const { selection } = this.session;
    this.#brushedAxes = axes;
    const inside = insideBrushes(axes, this.#brushes);
    if (!inside) this.#brushes = {};
    const ids = inside ? data.ids.filter((_, run) => inside[run] === 1) : [];
    if (!isSameSet(new Set(ids), selection.chosen)) selection.choose(ids);
    else this.session.update();
    this.#brushed = inside && selection.chosen;
  }

  readonly #maskOf = remembered((chosen: ReadonlySet<string>, data: PlotData, isBrushed: boolean) => {
    const mask = Uint8Array.from(data.ids, (id) => (chosen.has(id) ? 1 : 0));
    return isBrushed || mask.includes(1) ? mask : undefined;
  });

  /** Which runs stand out: those that are selected; all where none is that is drawn. */
  isChosen(data: PlotData): Uint8Array | undefined {
    const isBrushed = Object.values(this.brushes).some(({ length }) => length > 0);
    return this.#maskOf(this.session.selection.chosen, data, isBrushed);
  }

  readonly #coloredOf = remembered(
    (coloring: Coloring, { placeOf }: PlotData, marks: ReadonlyMap<string, RunMark>, colors: PlotColors): Coloring => {
      const own = [...marks].flatMap(([id, { color }]): readonly (readonly [number, number])[] => {
        const run = placeOf.get(id);
        return run === undefined || color === undefined ? [] : [[run, color]];
      });
      return withOwnColors(coloring, new Map(own), colors);
    },
  );

  /** With the colours that somebody gave to runs. */
  colored(coloring: Coloring, data: PlotData, colors: PlotColors): Coloring {
    return this.#coloredOf(coloring, data, this.session.marks.all, colors);
  }

  hovered({ placeOf }: PlotData): number | undefined {
    const { hovered } = this.session.plots;
    return hovered === undefined ? undefined : placeOf.get(hovered);
  }

  readonly pick = (data: PlotData, runs: readonly number[], withOthers: boolean): void => {
    const { selection } = this.session;
    const ids = runs.flatMap((run) => data.ids[run] ?? []);
    const [only] = ids;
    const has = ids.length === 1 && only !== undefined && selection.has(only);
    if (!withOthers) selection.choose(ids);
    else if (has) selection.choose(selection.ids.filter((id) => id !== only));
    else selection.choose([...selection.ids, ...ids]);
  };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
