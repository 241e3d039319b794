import { plotOf } from '../../../src/charts/plot.ts';
import { svgOf } from '../../../src/charts/svg.ts';
import type { Track } from '../../../src/charts/tracks.ts';
import { plainText } from '../../../src/base/plainText.ts';
import type { ChartProps } from './chartProps.ts';
import { isRows } from './derive.ts';
import { palette } from './palette.ts';

const [width, height] = [800, 450];
const axisTitles = { step: 'step', time: 'time', relative: 'time since start', metric: '' };

export function toSvg(props: ChartProps, tracks: readonly Track[]): string {
  const { name, axis, zoom, yLog, clipOutliers, marks, bands } = props;
  const size = { width: width - 80, height: height - 74 };
  const plot = plotOf(tracks, { axis, zoom, yLog, clipOutliers, marks, isRows: isRows(props, bands), ...size });
  return svgOf(plot, {
    title: plainText(name),
    xTitle: plot.isRows ? '' : axis.kind === 'metric' ? plainText(axis.name ?? 'x') : axisTitles[axis.kind],
    width,
    height,
    legend: (plot.isRows ? [] : tracks).map(({ label, look }) => ({ label: plainText(label, 28), look })),
    colors: palette(),
  });
}
