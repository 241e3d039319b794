/** How somebody marks a run for themselves, wherever it is shown. No store knows of it. */
export interface RunMark {
  /** Whether plots and charts leave it out. */
  readonly isHidden: boolean;
  /** Its place in the palette of charts, from 0; absent where charts choose. */
  readonly color?: number;
}

export interface MarkChange {
  readonly isHidden?: boolean;
  /** `null` lets charts choose. */
  readonly color?: number | null;
}

export const noMark: RunMark = { isHidden: false };

export function marked({ isHidden, color }: RunMark, change: MarkChange): RunMark {
  const chosen = change.color === undefined ? color : (change.color ?? undefined);
  return { isHidden: change.isHidden ?? isHidden, ...(chosen !== undefined && { color: chosen }) };
}

/** Whether runs that are not marked yet can be by it. */
export function makesMarks({ isHidden, color }: MarkChange): boolean {
  return isHidden === true || typeof color === 'number';
}
