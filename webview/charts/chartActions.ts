import { openMenu } from '../common/menu.ts';
import { movedChart, pinned } from './arrange.ts';
import { neighbour, type Direction } from './neighbour.ts';
import type { CardCell } from './placing.ts';
import { saveChart } from './saveChart.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** What can be done with one chart, by mouse or by key. */
export interface ChartActions {
  readonly toggleTable: () => void;
  /** Lets it fill the page, or puts it back. */
  readonly toggleFull: () => void;
  readonly togglePin: () => void;
  /** Moves it in its section. */
  readonly move: (places: number) => void;
  /** Goes to the chart beside it. */
  readonly go: (direction: Direction) => void;
  readonly chooseFormat: (button: HTMLElement) => void;
  readonly showMore: (button: HTMLElement) => void;
}

export function chartActions({ metric: { key }, section }: CardCell, session: Session, shown: Shown): ChartActions {
  const { view, options, look, choose } = session;
  const isPinned = options.pinned.includes(key);
  // Between what a search leaves out there is no telling where it would stand.
  const isFixed = view.search.trim() !== '';

  const actions: ChartActions = {
    toggleTable: () =>
      look({
        tables: view.tables.includes(key) ? view.tables.filter((other) => other !== key) : [...view.tables, key],
      }),
    toggleFull: () => session.fill(shown.full ? undefined : key),
    togglePin: () => {
      choose(pinned(options, key));
      session.focusChart(key);
    },
    move: (places) => {
      if (isFixed) return;
      choose(movedChart(options, section, keysIn(shown, section), key, places));
      session.focusChart(key);
    },
    go: (direction) => {
      const next = neighbour(shown.cells, key, direction);
      if (!next) return;
      if (shown.full) session.fill(next.id);
      else {
        session.viewport.reveal(next.top, next.height);
        session.focusChart(next.id);
      }
    },
    chooseFormat: (button) =>
      openMenu(button, `Save ${key}`, [
        { label: 'Save as PNG', run: () => saveChart(session, key, 'png', shown) },
        { label: 'Save as SVG', run: () => saveChart(session, key, 'svg', shown) },
        { label: 'Save as CSV', run: () => saveChart(session, key, 'csv', shown) },
      ]),
    showMore: (button) => {
      const keys = keysIn(shown, section);
      const [at, last] = [keys.indexOf(key), keys.length - 1];
      openMenu(button, `More for ${key}`, [
        { label: isPinned ? 'Unpin' : 'Pin to Top', key: 'p', run: actions.togglePin },
        { label: 'Move Earlier', key: 'Shift+←', isDisabled: isFixed || at === 0, run: () => actions.move(-1) },
        { label: 'Move Later', key: 'Shift+→', isDisabled: isFixed || at === last, run: () => actions.move(1) },
        { label: 'Move to First', isDisabled: isFixed || at === 0, run: () => actions.move(-at) },
      ]);
    },
  };
  return actions;
}

/** The metrics of a section, in the order in which they are shown. */
export function keysIn({ sections }: Shown, section: string): readonly string[] {
  return sections.find(({ name }) => name === section)?.metrics.map(({ key }) => key) ?? [];
}
