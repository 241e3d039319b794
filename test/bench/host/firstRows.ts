import { waitFor } from '../../editor/support/page.ts';
import { markedMs, openSidebar, rowSelector } from './sidebar.ts';

/** From the start of `activate` unless said. */
export interface FirstRows {
  /** Until `activate` had returned. */
  readonly activateMs: number;
  /** Until the first experiments were handed to VS Code. */
  readonly rowsMs: number;
  /** Until the page around showed them. */
  readonly seenMs: number;
  /** From the press of the sidebar's icon, before Podium is even loaded, until its rows were seen. */
  readonly pressToSeenMs: number;
}

export async function firstRows(experiment: string): Promise<FirstRows> {
  const pressedMs = performance.now();
  await openSidebar();
  await waitFor(rowSelector(1, experiment));
  const seenMs = performance.now();
  const startMs = markedMs('podium.activate');
  return {
    activateMs: markedMs('podium.activated') - startMs,
    rowsMs: markedMs('podium.experiments.rows') - startMs,
    seenMs: seenMs - startMs,
    pressToSeenMs: seenMs - pressedMs,
  };
}
