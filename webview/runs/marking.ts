import { openColorMenu } from '../common/colorMenu.ts';
import type { MenuItem } from '../common/menu.ts';
import { runCount } from './countWords.ts';
import type { HeldLine } from './rowBook.ts';
import type { Session } from './session.ts';

/** Hides the runs of a row, or shows them again where all are hidden. */
export function toggleHidden(row: number, session: Session): void {
  const line = session.book.lineAt(row);
  if (line) session.work(runsOf(line, row, session).then((runs) => hideOrShow(runs, session)));
}

/** Opens the colours that the runs of a row can have, under its name. */
export function openColorsOf(row: number, session: Session): void {
  const line = session.book.lineAt(row);
  const cell = document.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="0"]`);
  if (line && cell) session.work(runsOf(line, row, session).then((runs) => openColors(cell, runs, session)));
}

/** What can be done with runs for oneself, wherever they are shown. */
export function markItems(button: HTMLElement, runs: readonly string[], session: Session): readonly MenuItem[] {
  return [
    {
      label: areHidden(runs, session) ? 'Show in Plots and Charts' : 'Hide from Plots and Charts',
      key: 'H',
      run: () => session.work(hideOrShow(runs, session)),
    },
    { label: 'Colour…', key: 'C', run: () => openColors(button, runs, session) },
  ];
}

/** A run that is selected stands for all that are; a group for all that are in it. */
async function runsOf(line: HeldLine, row: number, { selection, host }: Session): Promise<readonly string[]> {
  if (line.kind === 'group') return host.ask('ids', { from: row, to: row + 1, isWhole: true });
  return selection.has(line.id) ? selection.ids : [line.id];
}

function hideOrShow(runs: readonly string[], session: Session): Promise<void> {
  return session.marks.change(runs, { isHidden: !areHidden(runs, session) });
}

function areHidden(runs: readonly string[], { marks }: Session): boolean {
  return runs.every((run) => marks.isHidden(run));
}

function openColors(button: HTMLElement, runs: readonly string[], { marks, work }: Session): void {
  const [now, ...others] = new Set(runs.map((run) => marks.of(run).color ?? null));
  openColorMenu(button, runCount(runs.length), others.length > 0 ? undefined : now, (color) =>
    work(marks.change(runs, { color })),
  );
}
