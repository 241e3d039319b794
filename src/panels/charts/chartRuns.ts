import { keyed, type Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { differing, namesOfDifferentValues } from '../../compare/differing.ts';
import { isLive } from '../../model/run.ts';
import type { ChartRun } from '../../protocol/charts.ts';
import { marked, progressOf, type Mark } from '../../services/progress.ts';
import type { Watch } from '../../services/watching/watch.ts';
import { hasImages } from './chartImages.ts';
import type { RunAliases } from '../runAliases.ts';
import type { ShownRun } from '../shownRuns.ts';

/** Of a hundred runs with thousands of params each, a page need not hear of all again and again. */
const mostDiffering = 200;
const mostCharacters = 500;

interface ChartRunsContext {
  readonly aliases: RunAliases;
  readonly watch: Watch;
  readonly now: () => number;
}

/** Tells the page of runs, and remembers how far those were that go on. */
export class ChartRuns {
  readonly #context: ChartRunsContext;
  readonly #marks = new Map<string, readonly Mark[]>();

  constructor(context: ChartRunsContext) {
    this.#context = context;
  }

  of(shown: readonly ShownRun[]): { readonly runs: readonly ChartRun[]; readonly notices: readonly string[] } {
    const params = differingIn(shown.map(({ run }) => run.params));
    const tags = differingIn(shown.map(({ run }) => userTags(run.tags)));
    const runs = shown.map((one, index) => this.#asChartRun(one, params.of[index], tags.of[index]));
    return { runs, notices: [...tooMany(params.count, 'params'), ...tooMany(tags.count, 'tags')] };
  }

  #asChartRun(one: ShownRun, differing: Keyed<string> = keyed([]), tags: Keyed<string> = keyed([])): ChartRun {
    const { id, connection, run } = one;
    const { aliases, watch } = this.#context;
    const { status, startTimeMs } = run;
    const progress = this.#progressOf(one);
    return {
      id,
      name: run.runName,
      differing,
      tags,
      aliases: aliases.of(one),
      status,
      isLive: isLive(run),
      ...(startTimeMs !== undefined && { startTimeMs }),
      ...(progress && { progress }),
      hasImages: hasImages(one),
      warnings: watch.warningsOf(connection, run.runId).map(({ text }) => text),
    };
  }

  #progressOf({ id, run }: ShownRun): ChartRun['progress'] {
    if (!isLive(run)) return undefined;
    const nowMs = this.#context.now();
    const marks = marked(this.#marks.get(id) ?? [], run, nowMs);
    this.#marks.set(id, marks);
    return progressOf(run, marks, nowMs);
  }
}

/** The names, and texts, that a page is told. A run that merely lacks one, as one that failed early, does not make it a label of all others. */
function differingIn(all: readonly Keyed<string>[]): { readonly count: number; readonly of: readonly Keyed<string>[] } {
  const names = namesOfDifferentValues(all);
  const told = new Set(names.slice(0, mostDiffering));
  const of = differing(all, [...told]);
  return { count: names.length, of: of.map(shortened) };
}

function shortened(values: Keyed<string>): Keyed<string> {
  return keyed(
    Object.entries(values).map(([name, value]) => [
      name,
      value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value,
    ]),
  );
}

/** MLflow's own say nothing that is not said elsewhere. */
function userTags(tags: Keyed<string>): Keyed<string> {
  return keyed(Object.entries(tags).filter(([name]) => !name.startsWith('mlflow.')));
}

function tooMany(count: number, what: string): readonly string[] {
  if (count <= mostDiffering) return [];
  const [all, some] = [count, mostDiffering].map((number) => number.toLocaleString('en'));
  return [plainText(`These runs differ in ${all ?? ''} ${what}; the first ${some ?? ''} of them can be chosen here.`)];
}
