import { brushOf, stretchOf } from '../../../../src/plots/brush.ts';
import type { AxisPart } from './axisControls.ts';

export type Stretch = readonly [from: number, to: number];

/** From where to where one of the brushes goes by now. */
export function stretchAt({ axis, brushes }: AxisPart, at: number): Stretch {
  return stretchOf(axis, brushes[at] ?? 'absent') ?? [0, 1];
}

/** Between these two places now. */
export function changeBrush({ axis, brushes, setBrushes }: AxisPart, at: number, [one, other]: Stretch): void {
  setBrushes(brushes.map((brush, index) => (index === at ? brushOf(axis, one, other) : brush)));
}
