import type { HeldLine } from './rowBook.ts';
import type { Session } from './session.ts';

/** Selects a run beside the others, or leaves it out; of a group all that are in it. */
export function selectLine(line: HeldLine, row: number, { selection }: Session): void {
  if (line.kind === 'run') selection.toggle(line.id, row);
  else selection.toggleAll(row);
}
