import { partOf } from '../../../src/charts/part.ts';
import { plotOf } from '../../../src/charts/plot.ts';
import type { Plot } from '../../../src/charts/plotShape.ts';
import type { Axis } from '../../../src/charts/points.ts';
import type { Scale } from '../../../src/charts/scale.ts';
import { stopsOf } from '../../../src/charts/cursor.ts';
import { haveOnePointEach } from '../../../src/charts/rows.ts';
import { summaryOf } from '../../../src/charts/summary.ts';
import { tracksOf, type Track } from '../../../src/charts/tracks.ts';
import { xScaleOf } from '../../../src/charts/xScale.ts';
import { remembered } from '../../common/remembered.ts';
import type { ChartLine, ChartProps } from './chartProps.ts';

/** All that follows from what a chart is told. */
export interface Derived {
  readonly lines: readonly ChartLine[];
  readonly tracks: readonly Track[];
  readonly plot: Plot;
  /** The x axis without any zoom, as far as it was ever seen. */
  readonly whole: Scale;
  /** What it shows, in words. */
  summary(): string;
  /** Where the keyboard's cursor may stand. */
  stops(): Float64Array;
}

const byStep: Axis = { kind: 'step', log: false };

/** Computes what follows, and only what is no longer true: for one chart. */
export function deriver(): (props: ChartProps, width: number) => Derived {
  const steadyLines = steady<ChartLine>();
  const steadyAxis = remembered((kind: Axis['kind'], name: string | undefined, log: boolean): Axis => ({
    kind,
    name,
    log,
  }));
  const steadyZoom = remembered((min: number | undefined, max: number | undefined) =>
    min === undefined || max === undefined ? undefined : { min, max },
  );
  const tracks = remembered(tracksOf);
  const plot = remembered((of: readonly Track[], axis: Axis, zoom: ChartProps['zoom'], ...rest: PlotArgs) => {
    const [yLog, clipOutliers, marks, isRows, width, height] = rest;
    return plotOf(of, { axis, zoom, yLog, clipOutliers, marks, isRows, width, height });
  });
  const whole = widest();
  const summary = remembered(
    (name: string, lines: readonly ChartLine[], bands: ChartProps['bands'], axis: Axis, zoom: ChartProps['zoom']) => {
      const seen = zoom ? lines.map((line) => partOf(line, axis, zoom)) : lines;
      const isQuick = lines.some(({ series }) => series.quick);
      const isLive = lines.some((line) => line.isLive);
      return summaryOf(name, tracksOf(seen, byStep, 0, bands), { isZoomed: zoom !== undefined, isQuick, isLive });
    },
  );
  const stops = remembered(stopsOf);

  return ({ name, smoothing, bands, yLog, clipOutliers, marks, height, ...props }, width) => {
    const lines = steadyLines(props.lines);
    const axis = steadyAxis(props.axis.kind, props.axis.name, props.axis.log);
    const zoom = steadyZoom(props.zoom?.min, props.zoom?.max);
    const all = tracks(lines, axis, smoothing, bands);
    const drawn = plot(all, axis, zoom, yLog, clipOutliers, marks, isRows(props, bands), width, height);
    return {
      lines,
      tracks: all,
      plot: drawn,
      whole: whole(all, axis, props.zoom),
      summary: () => summary(name, lines, bands, axis, zoom),
      stops: () => stops(all, drawn.x.scale),
    };
  };
}

type PlotArgs = [yLog: boolean, clipOutliers: boolean, marks: boolean, isRows: boolean, width: number, height: number];

/** Where not all points are here, there is no telling. */
export function isRows({ lines, isPart }: Pick<ChartProps, 'lines' | 'isPart'>, bands: ChartProps['bands']): boolean {
  return !isPart && !bands?.length && haveOnePointEach(lines);
}

/** Where one has zoomed, the points of the rest may not be here; but they were. */
function widest(): (tracks: readonly Track[], axis: Axis, zoom: ChartProps['zoom']) => Scale {
  let last: { readonly axis: Axis; readonly scale: Scale } | undefined;
  return remembered((tracks, axis, zoom) => {
    const here = xScaleOf(tracks, { axis });
    const told = zoom?.whole && (!here.log || zoom.whole.min > 0) ? zoom.whole : here;
    const before = zoom ? (last?.axis === axis ? last.scale : told) : here;
    const scale = { ...here, min: Math.min(here.min, before.min), max: Math.max(here.max, before.max) };
    last = { axis, scale };
    return scale;
  });
}

/** The same array as long as its items say the same. */
function steady<Item extends object>(): (items: readonly Item[]) => readonly Item[] {
  let last: readonly Item[] = [];
  return (items) => {
    const isSame = items.length === last.length && items.every((item, index) => isAlike(item, last[index]));
    if (!isSame) last = items;
    return last;
  };
}

function isAlike<Item extends object>(a: Item, b: Item | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof Item)[]).every((key) => a[key] === b[key]);
}
