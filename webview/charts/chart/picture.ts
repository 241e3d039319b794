import { Chart, LineController, LineElement, PointElement, type ChartArea, type ChartDataset } from 'chart.js';
import { color as parsed } from 'chart.js/helpers';
import { dashOf } from '../../../src/charts/looks.ts';
import type { Plot, PlotLine } from '../../../src/charts/plotShape.ts';
import { colorOf, type Palette } from './palette.ts';
import { drawAreas, drawSigns } from './signs.ts';
import { UnitScale } from './unitScale.ts';

Chart.register(LineController, LineElement, PointElement, UnitScale);

interface Place {
  x: number;
  y: number;
}

type LineChart = Chart<'line', Place[]>;

/** What is drawn, and how. */
export interface Scene {
  readonly plot: Plot;
  readonly palette: Palette;
  /** The id of a line before which the others step back. */
  readonly highlighted: string | undefined;
}

/** Curves, axes and signs on a canvas, drawn by Chart.js. What follows the pointer is drawn elsewhere. */
export class Picture {
  readonly #canvas: HTMLCanvasElement;
  #chart: LineChart | undefined;
  #scene: Scene | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** Where the curves are, in pixels of the canvas; undefined before they are drawn. */
  get area(): ChartArea | undefined {
    return this.#chart?.chartArea;
  }

  show(scene: Scene, width: number, height: number): void {
    this.#scene = scene;
    if (this.#chart) this.#update(this.#chart, scene, width, height);
    else this.#chart = this.#begin(scene, width, height);
  }

  destroy(): void {
    this.#chart?.destroy();
  }

  /** It is drawn as it is made: made empty, it would be drawn twice. */
  #begin(scene: Scene, width: number, height: number): LineChart {
    [this.#canvas.width, this.#canvas.height] = [width, height];
    return new Chart(this.#canvas, {
      type: 'line',
      data: { datasets: scene.plot.lines.map((line) => datasetOf(line, scene)) },
      options: {
        animation: false,
        parsing: false,
        responsive: false,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: 6, right: 8 } },
        elements: { point: { radius: 0, hitRadius: 0 } },
        scales: scalesOf(scene),
      },
      plugins: [
        {
          id: 'signs',
          beforeDatasetsDraw: (chart) => this.#draw(drawAreas, chart),
          afterDatasetsDraw: (chart) => this.#draw(drawSigns, chart),
        },
      ],
    });
  }

  #update(chart: LineChart, scene: Scene, width: number, height: number): void {
    const { plot } = scene;
    const { datasets } = chart.data;
    datasets.length = Math.min(datasets.length, plot.lines.length);
    // The same objects, so that Chart.js has to make no new ones.
    plot.lines.forEach((line, index) => {
      datasets[index] = Object.assign(datasets[index] ?? { data: [] }, datasetOf(line, scene));
    });
    chart.options.scales = scalesOf(scene);
    const isSameSize =
      width === chart.width && height === chart.height && chart.currentDevicePixelRatio === devicePixelRatio;
    // In another size it is drawn anew as well.
    if (isSameSize) chart.update('none');
    else chart.resize(width, height);
  }

  #draw(draw: typeof drawSigns, { ctx, chartArea }: Pick<Chart, 'ctx' | 'chartArea'>): void {
    if (this.#scene) draw(ctx, chartArea, this.#scene);
  }
}

const faint = 0.2;
/** So many lines are drawn thinner. */
const many = 8;

function datasetOf(
  { id, look, xs, ys, isRaw, isRestless }: PlotLine,
  { plot, palette, highlighted }: Scene,
): ChartDataset<'line', Place[]> {
  const isBehind = highlighted !== undefined && highlighted !== id;
  const color = colorOf(look, palette);
  return {
    data: placesOf(xs, ys),
    borderColor: isRaw || isBehind ? faded(color, isRaw && isBehind ? faint / 3 : faint) : color,
    borderDash: isRaw || isRestless ? [] : [...dashOf(look)],
    borderWidth: isRestless ? 1 : id === highlighted && !isRaw ? 2.5 : plot.lines.length > many ? 1 : 1.5,
    // Those in front are drawn last.
    order: (isRaw ? 2 : 0) + (isBehind ? 1 : 0),
  };
}

/** A loop: `Array.from` takes several times as long. */
function placesOf(xs: Float64Array, ys: Float64Array): Place[] {
  const places: Place[] = [];
  for (let index = 0; index < xs.length; index++) places.push({ x: xs[index] ?? NaN, y: ys[index] ?? NaN });
  return places;
}

function faded(color: string, alpha: number): string {
  const known = parsed(color);
  return known.valid ? known.alpha(alpha).rgbString() : color;
}

function scalesOf(scene: Scene): { readonly x: object; readonly y: object } {
  return { x: axisOptions('x', scene), y: axisOptions('y', scene) };
}

function axisOptions(axis: 'x' | 'y', { plot, palette }: Scene): object {
  return {
    type: 'unit',
    axis,
    position: axis === 'x' ? 'bottom' : 'left',
    beforeUpdate: (scale: UnitScale) => {
      scale.places = plot[axis].ticks;
    },
    border: { display: false },
    grid: { display: axis === 'y', color: faded(palette.text, 0.13), drawTicks: false },
    ticks: {
      color: palette.dim,
      font: { family: palette.fontFamily, size: 11 },
      padding: 6,
      maxRotation: 0,
      autoSkipPadding: 8,
      // Each row has its name.
      autoSkip: !(plot.isRows && axis === 'y'),
    },
  };
}
