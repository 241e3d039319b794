import type { FileInfo } from '../../src/model/artifact.ts';
import type {
  Children,
  OtherRun,
  Reproduction,
  RunContent,
  RunExperiment,
  RunModel,
  RunProtocol,
  Versions,
} from '../../src/protocol/run.ts';
import { Attempts } from '../common/attempts.ts';
import type { Host } from '../common/host.ts';
import { Curves } from './curves.ts';
import { Piece } from '../common/piece.ts';

/** What hangs on a run that goes on is looked at again, but not with each of its new values. */
const againMs = 15_000;

/** What the page knows besides its content, as long as it is open. */
export class Session {
  readonly host: Host<RunProtocol>;
  readonly update: () => void;
  readonly attempts: Attempts;
  readonly attempt: Attempts['make'];
  readonly curves: Curves;
  readonly experiment: Piece<RunExperiment>;
  readonly parent: Piece<OtherRun | null>;
  readonly children: Piece<Children>;
  readonly loggedModels: Piece<readonly RunModel[]>;
  readonly versions: Piece<Versions>;
  readonly reproduction: Piece<Reproduction>;
  /** What is typed into the filter of a list, and how many rows of it are shown, by the list's name. */
  readonly filters = new Map<string, string>();
  readonly shown = new Map<string, number>();
  readonly openFolders = new Set<string>();
  allModels = false;
  readonly #folders = new Map<string, Piece<readonly FileInfo[]>>();
  #content: RunContent | undefined;
  #readAgainMs = performance.now();
  #ticking: number | undefined;

  constructor(host: Host<RunProtocol>, update: () => void) {
    this.host = host;
    this.update = update;
    this.attempts = new Attempts(update);
    this.attempt = this.attempts.make;
    this.curves = new Curves(host, update);
    this.experiment = new Piece((signal) => host.ask('experiment', null, signal), update);
    this.parent = new Piece((signal) => host.ask('parent', null, signal), update);
    this.children = new Piece((signal) => host.ask('children', {}, signal), update);
    this.loggedModels = new Piece((signal) => host.ask('loggedModels', { all: this.allModels }, signal), update);
    this.versions = new Piece((signal) => host.ask('versions', null, signal), update);
    this.reproduction = new Piece((signal) => host.ask('reproduce', null, signal), update);
  }

  get content(): RunContent {
    if (!this.#content) throw new Error('There is nothing to show yet.');
    return this.#content;
  }

  /** Takes what the host told. Of a run that is over it tells only when something changed, or when somebody asked for it. */
  take(content: RunContent): void {
    if (content === this.#content) return;
    const before = this.#content;
    this.#content = content;
    this.curves.take(content.metrics, content.systemMetrics);
    this.#tick(content.facts.isLive);
    const { isLive } = content.facts;
    const isDue = !isLive || before?.facts.isLive !== isLive || before.asked !== content.asked || this.#isOld();
    if (before && isDue) this.#readAgain();
  }

  folder(path: string): Piece<readonly FileInfo[]> {
    const piece =
      this.#folders.get(path) ?? new Piece((signal) => this.host.ask('artifacts', { path }, signal), this.update);
    this.#folders.set(path, piece);
    return piece;
  }

  #isOld(): boolean {
    return performance.now() - this.#readAgainMs > againMs;
  }

  #readAgain(): void {
    this.#readAgainMs = performance.now();
    const { experiment, parent, children, loggedModels, versions, reproduction } = this;
    for (const piece of [
      experiment,
      parent,
      children,
      loggedModels,
      versions,
      reproduction,
      ...this.#folders.values(),
    ]) {
      piece.again();
    }
  }

  /** The duration of a run that goes on grows. */
  #tick(isLive: boolean): void {
    if (isLive === (this.#ticking !== undefined)) return;
    window.clearInterval(this.#ticking);
    this.#ticking = isLive ? window.setInterval(this.update, 1000) : undefined;
  }
}
