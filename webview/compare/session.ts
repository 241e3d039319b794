import { comparedValue } from '../../src/model/comparedRow.ts';
import type { MetricDirection } from '../../src/model/metricDirection.ts';
import type { CompareAct, CompareContent, ComparedRun, CompareProtocol } from '../../src/protocol/compare.ts';
import type { ImageAsk, ImageBytes, RunImages } from '../../src/protocol/charts.ts';
import { inColor, lookOf } from '../../src/charts/looks.ts';
import { noMark, type RunMark } from '../../src/model/runMark.ts';
import type { ChartZoom, LineLook } from '../charts/chart/chartProps.ts';
import { Painter } from '../charts/painter.ts';
import { SeriesLoader } from '../charts/seriesLoader.ts';
import { Attempts } from '../common/attempts.ts';
import type { Host } from '../common/host.ts';
import { Marks } from '../common/marks.ts';
import { remembered } from '../common/remembered.ts';
import type { ShownPage } from '../common/page.ts';
import { Nearness } from './nearness.ts';
import { RecordedModels } from './recordedModels.ts';
import { activeCell, type Sheet } from './sheet.ts';
import { SheetPlace } from './sheetPlace.ts';
import { Tables } from './tables/tables.ts';
import type { CompareView } from './view.ts';

/** What lives as long as the page: where one is, and what can be done. What is shown is drawn from it. */
export class Session {
  readonly host: Host<CompareProtocol>;
  readonly update: () => void;
  readonly attempts: Attempts;
  readonly attempt: Attempts['make'];
  readonly place: SheetPlace;
  readonly recorded: RecordedModels;
  readonly loader: SeriesLoader;
  readonly painter = new Painter();
  readonly curvesNear: Nearness;
  readonly tables: Tables;
  readonly marks: Marks;
  content: CompareContent;
  view: CompareView;
  /** What part of the x axis all curves show. */
  zoom: ChartZoom | undefined;
  showsAllCurves = false;
  readonly #looks = new Map<string, LineLook>();
  readonly #look: (change: Partial<CompareView>) => void;

  constructor(content: CompareContent, { host, view, look, update }: ShownPage<CompareProtocol, CompareView>) {
    this.content = content;
    this.host = host;
    this.view = view;
    this.update = update;
    this.attempts = new Attempts(update);
    this.attempt = this.attempts.make;
    this.#look = look;
    this.place = new SheetPlace({
      sheet: 'sheet',
      update,
      scroll: {
        before: () => ({ top: this.view.scrollTop, left: this.view.scrollLeft }),
        keep: ({ top, left }) => this.look({ scrollTop: top, scrollLeft: left }),
      },
    });
    this.marks = new Marks((ask) => host.ask('mark', ask), update);
    this.recorded = new RecordedModels(host, update);
    this.curvesNear = new Nearness(update);
    this.tables = new Tables(this);
    this.loader = new SeriesLoader((ask, signal) => host.ask('series', ask, signal), update);
  }

  /** How a run is drawn: as long as the page is open the same way, whichever runs come and go. Another function where colours have changed. */
  get lookOf(): (run: string) => LineLook {
    return this.#looksOf(this.marks.all);
  }

  readonly #looksOf = remembered(
    (marks: ReadonlyMap<string, RunMark>) => (run: string) => inColor(this.#ownLook(run), marks.get(run) ?? noMark),
  );

  #ownLook(run: string): LineLook {
    const look = this.#looks.get(run) ?? lookOf(this.#looks.size);
    this.#looks.set(run, look);
    return look;
  }

  readonly listImages = (run: string): Promise<readonly RunImages[]> => this.host.ask('images', { runs: [run] });

  readonly readImage = (ask: ImageAsk, signal: AbortSignal): Promise<ImageBytes> => this.host.ask('image', ask, signal);

  /** What the host tells now. Who is drawn first has its look first, so all have theirs before any is drawn. */
  follow(content: CompareContent): void {
    this.content = content;
    this.marks.follow(content.marks);
    for (const { id } of content.runs) this.#ownLook(id);
    this.recorded.want(content.runs);
  }

  readonly look = (change: Partial<CompareView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  /** The run that the others are compared with, as its place among them. */
  get baseline(): number {
    const { runs } = this.content;
    const chosen = runs.findIndex(({ id, isUnknown }) => id === this.view.baseline && !isUnknown);
    return chosen >= 0 ? chosen : runs.findIndex(({ isUnknown }) => !isUnknown);
  }

  readonly open = (runs: readonly ComparedRun[]): void => this.#act('open', runs);

  readonly chart = (): void =>
    this.#act(
      'chart',
      this.content.runs.filter(({ isUnknown }) => !isUnknown),
    );

  readonly directionOf = (metric: string): MetricDirection | undefined => {
    const { directions } = this.content;
    return Object.hasOwn(directions, metric) ? directions[metric] : undefined;
  };

  /** Higher, lower, neither, and so on. */
  readonly turnDirection = (metric: string): void => {
    const next = { higher: 'lower', lower: null, none: 'higher' } as const;
    const direction = next[this.directionOf(metric) ?? 'none'];
    this.attempt(this.host.ask('setDirection', { metric, direction }));
  };

  /** The exact value of the cell with the focus. */
  readonly copyActive = (sheet: Sheet): void => {
    const active = activeCell(sheet, this.place.active);
    const value = active && comparedValue(active.row, active.run);
    if (value !== undefined) this.attempt(this.host.ask('copy', { text: String(value) }));
  };

  readonly remove = ({ id }: ComparedRun): void => this.attempt(this.host.ask('remove', { run: id }));

  #act(action: CompareAct['action'], runs: readonly ComparedRun[]): void {
    this.attempt(this.host.ask('act', { action, runs: runs.map(({ id }) => id) }));
  }
}
