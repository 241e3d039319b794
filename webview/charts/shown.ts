import type { ChartRun, ChartsContent } from '../../src/protocol/charts.ts';
import { remembered } from '../common/remembered.ts';
import { between, place, placeFull, type CardCell, type Cell } from './placing.ts';
import { sectionsOf, type Section } from './sections.ts';
import type { Session } from './session.ts';
import type { Arrangement } from './view.ts';

type Metrics = ChartsContent['metrics'];
type Names = readonly string[];
type Orders = Arrangement['chartOrder'];

/** What is to be seen now, and where. */
export interface Shown {
  readonly sections: readonly Section[];
  /** All headings and charts. */
  readonly cells: readonly Cell[];
  readonly columns: number;
  readonly height: number;
  /** Those near the view. */
  readonly near: readonly Cell[];
  /** Those that are on the page: where a chart fills it, also those behind, which are there at once when it is over. */
  readonly kept: readonly Cell[];
  /** The chart that fills the page. */
  readonly full: CardCell | undefined;
  /** The runs that are not hidden. */
  readonly runs: readonly ChartRun[];
}

const sections = remembered(
  (metrics: Metrics, search: string, folded: Names, sectionOrder: Names, chartOrder: Orders, pinned: Names) =>
    sectionsOf(metrics, search, { folded, sectionOrder, chartOrder, pinned }),
);
const placed = remembered(place);
const visible = remembered((runs: readonly ChartRun[], hidden: readonly string[]) =>
  runs.filter(({ id }) => !hidden.includes(id)),
);

export function shownOf({ content, view, options, viewport, activeChart, marks }: Session): Shown {
  const { width, height } = viewport;
  const { folded, sectionOrder, chartOrder, pinned } = options;
  const found = sections(content.metrics, view.search, folded, sectionOrder, chartOrder, pinned);
  const runs = visible(content.runs, marks.hidden);
  const placing = placed(found, width);
  const seat = view.full === undefined ? undefined : placing.cells.find((cell) => cell.id === view.full);
  const isFull = seat?.kind === 'card';
  const top = isFull ? view.scrollTop : viewport.top;
  const near = width === 0 ? [] : between(placing.cells, top - height, top + 2 * height);
  if (isFull) {
    const full = placeFull(seat, viewport);
    const kept = near.includes(seat) ? near.map((cell) => (cell === seat ? full : cell)) : [...near, full];
    return { sections: found, ...placing, height, near: [full], kept, full, runs };
  }
  // The chart that has the focus keeps it, however far one scrolls.
  const active = placing.cells.find(({ id }) => id === activeChart);
  const all = active && !near.includes(active) ? [...near, active].sort((a, b) => a.top - b.top) : near;
  return { sections: found, ...placing, near: all, kept: all, full: undefined, runs };
}
