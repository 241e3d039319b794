import { at } from './lookup.ts';
import { odditiesOf } from './oddities.ts';
import type { PlotOddity } from './plotShape.ts';
import { toUnit, type Scale } from './scale.ts';
import type { Track } from './tracks.ts';

/** Pixels within which the same is not said twice of a line. */
const namedApart = 64;

/** Where a line has no place on the y axis, as far as that is to be seen on an x axis of this many pixels. */
export function plotOddities({ id, look, xs, values }: Track, x: Scale, width: number): readonly PlotOddity[] {
  const last = new Map<PlotOddity['kind'], number>();
  return odditiesOf(values).flatMap(({ kind, from, to }) => {
    const [start, end] = [toUnit(x, at(xs, from)), toUnit(x, at(xs, to))];
    const [least, greatest] = [Math.min(start, end), Math.max(start, end)];
    if (!(greatest >= 0 && least <= 1)) return [];
    const isNamed = (least - (last.get(kind) ?? -Infinity)) * width >= namedApart;
    if (isNamed) last.set(kind, least);
    return [{ id, look, kind, from: Math.max(0, least), to: Math.min(1, greatest), isNamed }];
  });
}
