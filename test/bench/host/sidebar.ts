import { click } from '../../editor/support/page.ts';

/** Opens Podium's sidebar as a person does, which also starts Podium. */
export async function openSidebar(): Promise<void> {
  await click('.activitybar [aria-label^="Podium"]');
}

/** The row of the Experiments view with this in its name: experiments stand at level 1, their runs at level 2. */
export function rowSelector(level: number, name: string): string {
  return `role=treeitem[level=${level}][name=/${name.replaceAll('/', '\\/')}/]`;
}

/** When a mark was set, in the milliseconds of `performance.now()`. */
export function markedMs(name: string): number {
  const [mark] = performance.getEntriesByName(name);
  if (!mark) throw new Error(`Podium did not set the mark ${name}.`);
  return mark.startTime;
}
