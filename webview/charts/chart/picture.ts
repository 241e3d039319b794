import { Chart, LineController, LineElement, PointElement, type ChartArea, type ChartDataset } from 'chart.js';
import { color as parsed } from 'chart.js/helpers';
import { dashOf } from '../../../src/charts/looks.ts';
import type { Plot, PlotLine } from '../../../src/charts/plot.ts';
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
  readonly #chart: LineChart;
  #scene: Scene | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        parsing: false,
        responsive: false,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: 6, right: 8 } },
        elements: { point: { radius: 0, hitRadius: 0 } },
      },
      plugins: [
        {
          id: 'signs',
          beforeDatasetsDraw: ({ ctx }) => this.#draw(drawAreas, ctx),
          afterDatasetsDraw: ({ ctx }) => this.#draw(drawSigns, ctx),
        },
      ],
    });
  }

  /** Where the curves are, in pixels of the canvas. */
  get area(): ChartArea {
    return this.#chart.chartArea;
  }

  show(scene: Scene, width: number, height: number): void {
    this.#scene = scene;
    const { plot } = scene;
    const { datasets } = this.#chart.data;
    datasets.length = Math.min(datasets.length, plot.lines.length);
    // The same objects, so that Chart.js has to make no new ones.
    plot.lines.forEach((line, index) => {
      datasets[index] = Object.assign(datasets[index] ?? { data: [] }, datasetOf(line, scene));
    });
    this.#chart.options.scales = { x: axisOptions('x', scene), y: axisOptions('y', scene) };
    const { width: oldWidth, height: oldHeight, currentDevicePixelRatio } = this.#chart;
    if (width !== oldWidth || height !== oldHeight || currentDevicePixelRatio !== devicePixelRatio)
      this.#chart.resize(width, height);
    this.#chart.update('none');
  }

  destroy(): void {
    this.#chart.destroy();
  }

  #draw(draw: typeof drawSigns, context: CanvasRenderingContext2D): void {
    if (this.#scene) draw(context, this.#chart.chartArea, this.#scene);
  }
}

const faint = 0.2;
/** So many lines are drawn thinner. */
const many = 8;

function datasetOf(
  { id, look, xs, ys, isRaw }: PlotLine,
  { plot, palette, highlighted }: Scene,
): ChartDataset<'line', Place[]> {
  const isBehind = highlighted !== undefined && highlighted !== id;
  const color = colorOf(look, palette);
  return {
    data: Array.from(xs, (x, index) => ({ x, y: ys[index] ?? NaN })),
    borderColor: isRaw || isBehind ? faded(color, isRaw && isBehind ? faint / 3 : faint) : color,
    borderDash: isRaw ? [] : [...dashOf(look)],
    borderWidth: id === highlighted && !isRaw ? 2.5 : plot.lines.length > many ? 1 : 1.5,
    // Those in front are drawn last.
    order: (isRaw ? 2 : 0) + (isBehind ? 1 : 0),
  };
}

function faded(color: string, alpha: number): string {
  const known = parsed(color);
  return known.valid ? known.alpha(alpha).rgbString() : color;
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
    },
  };
}
