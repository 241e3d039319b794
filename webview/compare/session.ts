import { comparedValue } from '../../src/model/comparedRow.ts';
import type { MetricDirection } from '../../src/model/metricDirection.ts';
import type { CompareAct, CompareContent, ComparedRun, CompareProtocol } from '../../src/protocol/compare.ts';
import type { Host } from '../common/host.ts';
import type { ShownPage } from '../common/page.ts';
import { activeCell, type Sheet } from './sheet.ts';
import { SheetPlace } from './sheetPlace.ts';
import type { CompareView } from './view.ts';

/** What lives as long as the page: where one is, and what can be done. What is shown is drawn from it. */
export class Session {
  readonly host: Host<CompareProtocol>;
  readonly update: () => void;
  readonly place: SheetPlace;
  content: CompareContent;
  view: CompareView;
  /** What was tried last and could not be done. */
  notice: string | undefined;
  readonly #look: (change: Partial<CompareView>) => void;

  constructor(content: CompareContent, { host, view, look, update }: ShownPage<CompareProtocol, CompareView>) {
    this.content = content;
    this.host = host;
    this.view = view;
    this.update = update;
    this.#look = look;
    this.place = new SheetPlace(this);
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

  /** Does what may fail, and says so where it does. */
  readonly act = (done: Promise<unknown>): void => {
    void done.then(
      () => this.say(undefined),
      (error: unknown) => this.say(error instanceof Error ? error.message : String(error)),
    );
  };

  readonly say = (notice: string | undefined): void => {
    if (notice === this.notice) return;
    this.notice = notice;
    this.update();
  };

  readonly open = (runs: readonly ComparedRun[]): void => this.#act('open', runs);

  readonly chart = (): void =>
    this.#act(
      'chart',
      this.content.runs.filter(({ isUnknown }) => !isUnknown),
    );

  directionOf(metric: string): MetricDirection | undefined {
    const { directions } = this.content;
    return Object.hasOwn(directions, metric) ? directions[metric] : undefined;
  }

  /** Higher, lower, neither, and so on. */
  readonly turnDirection = (metric: string): void => {
    const next = { higher: 'lower', lower: null, none: 'higher' } as const;
    const direction = next[this.directionOf(metric) ?? 'none'];
    this.act(this.host.ask('setDirection', { metric, direction }));
  };

  /** The exact value of the cell with the focus. */
  readonly copyActive = (sheet: Sheet): void => {
    const active = activeCell(sheet, this.place.active);
    const value = active && comparedValue(active.row, active.run);
    if (value !== undefined) this.act(this.host.ask('copy', { text: String(value) }));
  };

  readonly remove = ({ id }: ComparedRun): void => this.act(this.host.ask('remove', { run: id }));

  #act(action: CompareAct['action'], runs: readonly ComparedRun[]): void {
    this.act(this.host.ask('act', { action, runs: runs.map(({ id }) => id) }));
  }
}
