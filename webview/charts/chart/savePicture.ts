import { plotOf } from '../../../src/charts/plot.ts';
import { svgOf } from '../../../src/charts/svg.ts';
import type { Track } from '../../../src/charts/tracks.ts';
import { plainText } from '../../../src/base/plainText.ts';
import type { ChartProps } from './chartProps.ts';
import { palette } from './palette.ts';

const [width, height] = [800, 450];
/** A picture is as sharp as on a fine screen. */
const finer = 2;

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

export async function toPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * finer, image.naturalHeight * finer];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The chart could not be drawn as a PNG picture. Save it as SVG instead.'));
      }, 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
