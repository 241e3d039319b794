import type { ChartArea } from 'chart.js';
import { at } from '../../../src/charts/lookup.ts';
import { markerOf } from '../../../src/charts/looks.ts';
import { markerPath } from '../../../src/charts/markerPath.ts';
import { oddLabels } from '../../../src/charts/oddities.ts';
import type { PlotArea, PlotLine, PlotMark, PlotOddity, PlotValue } from '../../../src/charts/plotShape.ts';
import { besideDot, Words } from '../../../src/charts/words.ts';
import { colorOf } from './palette.ts';
import type { Scene } from './picture.ts';

/** What lies under the curves: the bands around means. */
export function drawAreas(
  context: CanvasRenderingContext2D,
  area: ChartArea,
  { plot, palette, highlighted }: Scene,
): void {
  clipped(context, area, () => {
    for (const band of plot.areas) {
      context.globalAlpha = highlighted !== undefined && highlighted !== band.id ? 0.06 : 0.22;
      context.fillStyle = colorOf(band.look, palette);
      context.fill(bandPath(band, area));
    }
  });
}

/** What lies over the curves: markers by which they are known, values with names, and what has no place on the axis, in words. */
export function drawSigns(context: CanvasRenderingContext2D, area: ChartArea, scene: Scene): void {
  clipped(context, area, () => {
    for (const line of scene.plot.lines) drawMarkers(context, area, line, scene);
  });
  context.save();
  context.font = `11px ${scene.palette.fontFamily}`;
  const words = new Words(area, (text) => context.measureText(text).width);
  for (const oddity of scene.plot.oddities) drawOddity(context, area, oddity, scene, words);
  for (const mark of scene.plot.marks) drawMark(context, area, mark, scene, words);
  for (const value of scene.plot.values) drawValue(context, area, value, scene);
  context.restore();
}

function drawMarkers(context: CanvasRenderingContext2D, area: ChartArea, line: PlotLine, scene: Scene): void {
  const { look, xs, ys, markers } = line;
  context.globalAlpha = isBehind(line, scene) ? 0.2 : 1;
  context.fillStyle = colorOf(look, scene.palette);
  for (const index of markers) {
    const shape = new Path2D(markerPath(markerOf(look), xOf(at(xs, index), area), yOf(at(ys, index), area), 3.5));
    // An edge around it, so that it is seen on a curve as restless as it is wide.
    context.strokeStyle = scene.palette.background;
    context.lineWidth = 4;
    context.stroke(shape);
    context.strokeStyle = colorOf(look, scene.palette);
    context.lineWidth = 1.5;
    context.stroke(shape);
    context.fill(shape);
  }
}

function drawOddity(
  context: CanvasRenderingContext2D,
  area: ChartArea,
  oddity: PlotOddity,
  scene: Scene,
  words: Words,
): void {
  const { kind, from, to, look, isNamed } = oddity;
  const isBelow = kind === 'below';
  const [start, end] = [xOf(from, area), xOf(to, area)];
  const edge = isBelow ? area.bottom - 1 : area.top + 1;
  context.globalAlpha = isBehind(oddity, scene) ? 0.2 : 1;
  context.fillStyle = colorOf(look, scene.palette);
  context.fillRect(start - 1, edge - 1, Math.max(2, end - start), 2);
  if (!isNamed) return;
  const [sign = '', word = ''] = oddLabels[kind].split(' ');
  const rows = words.rows(isBelow);
  const whole = words.place(oddLabels[kind], start, rows);
  const place = whole ?? words.place(sign, start, rows);
  if (place) write(context, sign, place.x, place.y, scene);
  if (!whole) return;
  context.fillStyle = scene.palette.bad;
  write(context, word, whole.x + context.measureText(`${sign} `).width, whole.y, scene);
}

/** With an edge that keeps curves away. */
function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, { palette }: Scene): void {
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = palette.background;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

const markShapes = { least: 'triangle', greatest: 'triangle', last: 'circle' } as const;

function drawMark(
  context: CanvasRenderingContext2D,
  area: ChartArea,
  mark: PlotMark,
  scene: Scene,
  words: Words,
): void {
  const [x, y] = [xOf(mark.x, area), yOf(mark.y, area)];
  if (y < area.top - 1 || y > area.bottom + 1) return;
  context.globalAlpha = isBehind(mark, scene) ? 0.2 : 1;
  context.fillStyle = colorOf(mark.look, scene.palette);
  context.save();
  context.translate(x, y);
  // The tip stands at the value.
  if (mark.kind !== 'last') context.translate(0, mark.kind === 'greatest' ? -5 : 5);
  if (mark.kind === 'greatest') context.scale(1, -1);
  context.fill(new Path2D(markerPath(markShapes[mark.kind], 0, 0)));
  context.restore();
  const heights = words.beside(y, mark.kind !== 'least');
  const place = words.place(mark.label, x - context.measureText(mark.label).width / 2, heights);
  context.fillStyle = scene.palette.text;
  if (place) write(context, mark.label, place.x, place.y, scene);
}

function drawValue(context: CanvasRenderingContext2D, area: ChartArea, value: PlotValue, scene: Scene): void {
  const start = besideDot(xOf(value.x, area), context.measureText(value.label).width, area);
  context.globalAlpha = isBehind(value, scene) ? 0.2 : 1;
  context.fillStyle = scene.palette.text;
  write(context, value.label, start, yOf(value.y, area) + 4, scene);
}

function isBehind({ id }: { readonly id: string }, { highlighted }: Scene): boolean {
  return highlighted !== undefined && highlighted !== id;
}

function bandPath({ xs, lows, highs }: PlotArea, area: ChartArea): Path2D {
  const path = new Path2D();
  for (let start = 0; start < xs.length; start++) {
    const isThere = (index: number): boolean => !Number.isNaN(at(lows, index)) && !Number.isNaN(at(highs, index));
    if (!isThere(start)) continue;
    let end = start;
    path.moveTo(xOf(at(xs, end), area), yOf(at(highs, end), area));
    while (isThere(end + 1)) path.lineTo(xOf(at(xs, ++end), area), yOf(at(highs, end), area));
    for (let index = end; index >= start; index--) path.lineTo(xOf(at(xs, index), area), yOf(at(lows, index), area));
    path.closePath();
    start = end;
  }
  return path;
}

export function xOf(unit: number, { left, right }: ChartArea): number {
  return left + unit * (right - left);
}

export function yOf(unit: number, { top, bottom }: ChartArea): number {
  return bottom - unit * (bottom - top);
}

function clipped(context: CanvasRenderingContext2D, { left, top, width, height }: ChartArea, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(left - 4, top - 4, width + 8, height + 8);
  context.clip();
  draw();
  context.restore();
}
