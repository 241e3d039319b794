import type { ChartArea } from 'chart.js';
import type { CursorRow } from '../../../src/charts/cursor.ts';
import type { Plot } from '../../../src/charts/plotShape.ts';
import { toUnit } from '../../../src/charts/scale.ts';
import { colorOf, type Palette } from './palette.ts';
import { xOf, yOf } from './signs.ts';

export interface OverlayScene {
  readonly plot: Plot;
  readonly palette: Palette;
  readonly area: ChartArea;
  /** Where the cursor stands, and the points there. */
  readonly cursor: number | undefined;
  readonly rows: readonly CursorRow[];
  /** What is being marked to be enlarged: two places on the x axis, 0 to 1. */
  readonly selection: readonly [number, number] | undefined;
}

/** What follows the pointer, on a canvas of its own, so that the curves need not be drawn again. */
export function drawOverlay(canvas: HTMLCanvasElement, width: number, height: number, scene: OverlayScene): void {
  const context = sized(canvas, width, height);
  const { plot, palette, area, cursor, rows, selection } = scene;
  if (!context) return;
  if (selection) drawSelection(context, area, selection, palette);
  const unit = cursor === undefined ? NaN : toUnit(plot.x.scale, cursor);
  if (!(unit >= 0 && unit <= 1)) return;
  context.strokeStyle = palette.dim;
  context.setLineDash([2, 2]);
  context.beginPath();
  const x = Math.round(xOf(unit, area)) + 0.5;
  context.moveTo(x, area.top);
  context.lineTo(x, area.bottom);
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = palette.background;
  for (const { track, x: place, smoothed } of rows) {
    const y = yOf(toUnit(plot.y.scale, smoothed), area);
    if (!(y >= area.top - 1 && y <= area.bottom + 1)) continue;
    context.fillStyle = colorOf(track.look, palette);
    context.beginPath();
    context.arc(xOf(toUnit(plot.x.scale, place), area), y, 3.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

function drawSelection(
  context: CanvasRenderingContext2D,
  { top, height, ...area }: ChartArea,
  [from, to]: readonly [number, number],
  { text }: Palette,
): void {
  const [start, end] = [xOf(from, { top, height, ...area }), xOf(to, { top, height, ...area })];
  context.fillStyle = text;
  context.globalAlpha = 0.12;
  context.fillRect(start, top, end - start, height);
  context.globalAlpha = 0.6;
  context.fillRect(start, top, 1, height);
  context.fillRect(end, top, 1, height);
  context.globalAlpha = 1;
}

/** Emptied, and as fine as the screen. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const [fineWidth, fineHeight] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== fineWidth || canvas.height !== fineHeight)
    [canvas.width, canvas.height] = [fineWidth, fineHeight];
  const context = canvas.getContext('2d');
  context?.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
