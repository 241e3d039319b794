import { plotOf } from '../../../src/charts/plot.ts';
import { svgOf } from '../../../src/charts/svg.ts';
import type { Track } from '../../../src/charts/tracks.ts';
import { plainText } from '../../../src/base/plainText.ts';
import type { ChartProps } from './chartProps.ts';
import { palette } from './palette.ts';

const [width, height] = [800, 450];
const axisTitles = { step: 'step', time: 'time', relative: 'time since start', metric: '' };

export function toSvg({ name, axis, zoom, yLog, clipOutliers, marks }: ChartProps, tracks: readonly Track[]): string {
  return svgOf(plotOf(tracks, { axis, zoom, yLog, clipOutliers, marks, width: width - 80, height: height - 74 }), {
    title: plainText(name),
    xTitle: axis.kind === 'metric' ? plainText(axis.name ?? 'x') : axisTitles[axis.kind],
    width,
    height,
    legend: tracks.map(({ label, look }) => ({ label: plainText(label, 28), look })),
    colors: palette(),
  });
}
