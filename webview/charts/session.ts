import type { ChartsContent, ChartsProtocol, ImageAsk, ImageBytes, RunImages } from '../../src/protocol/charts.ts';
import { Attempts } from '../common/attempts.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import type { LineLook } from './chart/chartProps.ts';
import { inColor, lookOf } from '../../src/charts/looks.ts';
import { noMark, type RunMark } from '../../src/model/runMark.ts';
import { Marks } from '../common/marks.ts';
import { remembered } from '../common/remembered.ts';
import { looksWith } from './looks.ts';
import { Painter } from './painter.ts';
import { SeriesLoader } from './seriesLoader.ts';
import { keptOptions, optionsOf, type ChartOptions, type ChartsView, type Zoom } from './view.ts';
import { Viewport } from './viewport.ts';

/** How long after the last turn of the wheel, or drag of an edge, one has come to rest. */
const settledMs = 150;
/** How long after the last choice it is kept for other pages. */
const keptMs = 1000;

/** What lives as long as the page: what was loaded, where one is, and what can be done. What is shown is drawn from it. */
export class Session {
  readonly host: Host<ChartsProtocol>;
  readonly loader: SeriesLoader;
  readonly viewport: Viewport;
  readonly painter: Painter;
  readonly marks: Marks;
  readonly update: () => void;
  readonly attempts: Attempts;
  readonly attempt: Attempts['make'];
  content: ChartsContent;
  view: ChartsView;
  options: ChartOptions;
  /** The part of the x axis of which points are asked for. */
  settledZoom: Zoom | undefined;
  /** The run, and the metric, at which Tab arrives. */
  activeRun: string | undefined;
  activeChart: string | undefined;
  /** The page of each table. */
  readonly tablePages = new Map<string, number>();
  readonly #look: (change: Partial<ChartsView>) => void;
  readonly #wide = matchMedia('(width > 700px)');
  #settling: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #sizing: ReturnType<typeof setTimeout> | undefined;

  constructor(content: ChartsContent, { host, view, look, update }: ShownPage<ChartsProtocol, ChartsView>) {
    this.host = host;
    this.content = content;
    this.view = view;
    this.options = view.options ?? optionsOf(content.options);
    this.settledZoom = view.zoom;
    this.update = update;
    this.attempts = new Attempts(update);
    this.attempt = this.attempts.make;
    this.#look = look;
    this.loader = new SeriesLoader((ask, signal) => host.ask('series', ask, signal), update);
    this.viewport = new Viewport(
      { ...view.size, top: view.full === undefined ? view.scrollTop : 0 },
      () => {
        update();
        this.#keepSize();
      },
      (scrollTop) => {
        if (this.view.full === undefined) this.look({ scrollTop });
      },
    );
    this.marks = new Marks((ask) => host.ask('mark', ask), update);
    this.see(content);
    this.painter = new Painter();
    this.#wide.addEventListener('change', update);
    document.addEventListener('visibilitychange', update);
    if (host.remembered === undefined && content.metric !== undefined) this.look({ search: content.metric });
  }

  /** Whether the runs have room beside the charts. */
  get isWide(): boolean {
    return this.#wide.matches;
  }

  see(content: ChartsContent): void {
    this.content = content;
    this.marks.follow(content.marks);
    const looks = looksWith(
      this.view.looks,
      content.runs.map(({ id }) => id),
    );
    if (looks !== this.view.looks) this.look({ looks });
  }

  /** How a run is drawn: on this page always the same way, whichever runs come and go. Another function where looks have changed. */
  get lookOf(): (run: string) => LineLook {
    return this.#looksOf(this.view.looks, this.marks.all);
  }

  /** Hides runs in all charts, or shows them again. */
  readonly hide = (runs: readonly string[], isHidden: boolean): void =>
    this.attempt(this.marks.change(runs, { isHidden }));

  readonly showAll = (): void => this.hide(this.marks.hidden, false);

  readonly listImages = (run: string): Promise<readonly RunImages[]> => this.host.ask('images', { runs: [run] });

  readonly readImage = (ask: ImageAsk, signal: AbortSignal): Promise<ImageBytes> => this.host.ask('image', ask, signal);

  readonly look = (change: Partial<ChartsView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
    if ('zoom' in change) this.#settle();
  };

  /** Looks at it otherwise in a way that other pages shall have too. */
  readonly choose = (change: Partial<ChartOptions>): void => {
    this.options = { ...this.options, ...change };
    this.look({ options: this.options });
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(
      () => this.attempt(this.host.ask('keepOptions', { options: keptOptions(this.options) })),
      keptMs,
    );
  };

  readonly search = (search: string): void => {
    this.look({ search });
    this.viewport.scrollTo(0);
  };

  readonly focusSearch = (): void => {
    document.getElementById('search')?.focus();
  };

  readonly activateRun = (run: string): void => {
    this.activeRun = run;
    this.update();
  };

  readonly activateChart = (key: string): void => {
    if (key === this.activeChart) return;
    this.activeChart = key;
    this.update();
  };

  /** Goes to a chart: at once, and again where it is drawn anew. */
  readonly focusChart = (key: string): void => {
    const focus = (): void => {
      const chart = document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(key)}"]`);
      if (!chart) return;
      this.viewport.reveal(chart.offsetTop, chart.offsetHeight);
      chart.focus({ preventScroll: true });
    };
    focus();
    this.activateChart(key);
    this.update();
    requestAnimationFrame(focus);
  };

  /** Lets one chart fill the page, or shows all again, where one had been. */
  readonly fill = (key: string | undefined): void => {
    const { full, scrollTop } = this.view;
    this.look({ full: key });
    const focus = key ?? full;
    if (key === undefined) requestAnimationFrame(() => this.viewport.scrollTo(scrollTop));
    if (focus !== undefined) this.focusChart(focus);
  };

  /** Lets a run stand out in all charts. */
  readonly highlight = (run: string | undefined): void => {
    this.painter.share({ highlighted: run });
  };

  readonly #looksOf = remembered(
    (looks: ChartsView['looks'], marks: ReadonlyMap<string, RunMark>) =>
      (run: string): LineLook =>
        inColor(lookOf(looks[run] ?? 0), marks.get(run) ?? noMark),
  );

  /** Once nobody drags the page's edge any more. */
  #keepSize(): void {
    const { width, height } = this.viewport;
    clearTimeout(this.#sizing);
    if (width === this.view.size.width && height === this.view.size.height) return;
    this.#sizing = setTimeout(() => this.look({ size: { width, height } }), settledMs);
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.settledZoom = this.view.zoom;
      this.update();
    }, settledMs);
  }
}
