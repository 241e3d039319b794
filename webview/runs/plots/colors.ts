import type { PlotColors } from '../../../src/plots/shapes.ts';
import { palette, type Palette } from '../../charts/chart/palette.ts';
import { remembered } from '../../common/remembered.ts';

const rampSteps = 4;

/** The theme's colours for plots; the same as long as the theme is. */
export function plotColors(): PlotColors {
  return read(palette());
}

const read = remembered(({ background, text, dim, series }: Palette): PlotColors => {
  const style = getComputedStyle(document.querySelector('.runsPage') ?? document.body);
  const step = (index: number): string => style.getPropertyValue(`--podium-ramp-${index + 1}`).trim();
  return { background, text, dim, series, ramp: Array.from({ length: rampSteps }, (_, index) => step(index)) };
});
