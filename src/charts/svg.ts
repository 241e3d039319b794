import { at } from './lookup.ts';
import { dashOf, markerOf, type LineLook } from './looks.ts';
import { markerPath } from './markerPath.ts';
import { oddLabels } from './oddities.ts';
import type { Plot, PlotArea, PlotLine } from './plotShape.ts';
import { besideDot, Words } from './words.ts';
import { xmlText } from './xmlText.ts';

export interface SvgOptions {
  readonly title: string;
  /** What the x axis is called. */
  readonly xTitle: string;
  /** In pixels, of the plot and its axes; title and legend come on top. */
  readonly width: number;
  readonly height: number;
  readonly legend: readonly { readonly label: string; readonly look: LineLook }[];
  readonly colors: SvgColors;
}

/** As CSS writes them. */
export interface SvgColors {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly series: readonly string[];
}

const [axisWidth, right, top, bottom, row] = [64, 16, 34, 40, 18];
const font = 'font-family="system-ui, sans-serif"';

/** A chart as a picture that needs nothing else: title, axes, curves and legend. */
export function svgOf(plot: Plot, { title, xTitle, width, height, legend, colors }: SvgOptions): string {
  // Beside rows stand the names of runs.
  const left = Math.max(axisWidth, ...plot.y.ticks.map(({ label }) => (plot.isRows ? 12 + widthOf(label) : 0)));
  const [innerWidth, innerHeight] = [width - left - right, height - top - bottom];
  const columns = Math.max(1, Math.floor(innerWidth / 200));
  const fullHeight = height + (Math.ceil(legend.length / columns) + plot.notes.length) * row + 6;
  const x = (unit: number): number => left + unit * innerWidth;
  const y = (unit: number): number => top + (1 - unit) * innerHeight;
  const colorOf = ({ color }: LineLook): string => colors.series[color % colors.series.length] ?? colors.text;
  const words = (text: string, attributes: string): string =>
    `<text ${font} font-size="11" ${attributes}>${xmlText(text)}</text>`;
  const path = ({ xs, ys }: PlotLine): string => pathOf(xs, ys, x, y);

  const room = new Words({ left, right: width - right, top, bottom: top + innerHeight }, widthOf);

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${fullHeight}" viewBox="0 0 ${width} ${fullHeight}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${xmlText(colors.background)}"/>`,
    `<clipPath id="plot"><rect x="${left}" y="${top}" width="${innerWidth}" height="${innerHeight}"/></clipPath>`,
    words(title, `x="${left}" y="21" style="font-size:13px;font-weight:600" fill="${xmlText(colors.text)}"`),
    ...plot.y.ticks.flatMap(({ at: unit, label }) => [
      `<path d="M${left} ${round(y(unit))}H${left + innerWidth}" stroke="${xmlText(colors.text)}" stroke-opacity="0.13"/>`,
      words(label, `x="${left - 6}" y="${round(y(unit) + 4)}" text-anchor="end" fill="${xmlText(colors.dim)}"`),
    ]),
    ...plot.x.ticks.map(({ at: unit, label }) =>
      words(
        label,
        `x="${round(x(unit))}" y="${top + innerHeight + 16}" text-anchor="middle" fill="${xmlText(colors.dim)}"`,
      ),
    ),
    words(
      xTitle,
      `x="${left + innerWidth / 2}" y="${top + innerHeight + 32}" text-anchor="middle" fill="${xmlText(colors.dim)}"`,
    ),
    `<g clip-path="url(#plot)" fill="none" stroke-width="1.5" stroke-linejoin="round">`,
    ...plot.areas.map(
      (area) => `<path d="${areaPath(area, x, y)}" fill="${xmlText(colorOf(area.look))}" fill-opacity="0.22"/>`,
    ),
    ...plot.lines.map((line) => {
      const dash = line.isRaw || line.isRestless ? '' : ` stroke-dasharray="${dashOf(line.look).join(' ') || 'none'}"`;
      return `<path d="${path(line)}" stroke="${xmlText(colorOf(line.look))}"${dash}${line.isRaw ? ' opacity="0.25"' : ''}/>`;
    }),
    ...plot.lines.flatMap((line) =>
      line.markers.map((index) => {
        const shape = markerPath(markerOf(line.look), x(at(line.xs, index)), y(at(line.ys, index)));
        const color = xmlText(colorOf(line.look));
        // An edge around it, so that it is seen on a curve as restless as it is wide.
        return `<path d="${shape}" stroke="${xmlText(colors.background)}" stroke-width="4"/><path d="${shape}" stroke="${color}" fill="${color}"/>`;
      }),
    ),
    '</g>',
    ...plot.oddities.flatMap(({ kind, from, look, isNamed }) => {
      const place = isNamed && room.place(oddLabels[kind], x(from), room.rows(kind === 'below'));
      return place
        ? [words(oddLabels[kind], `x="${round(place.x)}" y="${round(place.y)}" fill="${xmlText(colorOf(look))}"`)]
        : [];
    }),
    ...plot.marks.flatMap(({ x: unit, y: height, kind, label, look }) => {
      const place = room.place(label, x(unit) - widthOf(label) / 2, room.beside(y(height), kind !== 'least'));
      return place
        ? [words(label, `x="${round(place.x)}" y="${round(place.y)}" fill="${xmlText(colorOf(look))}"`)]
        : [];
    }),
    ...plot.values.map(({ x: unit, y: height, label }) => {
      const start = besideDot(x(unit), widthOf(label), { left, right: width - right });
      return words(label, `x="${round(start)}" y="${round(y(height) + 4)}" fill="${xmlText(colors.text)}"`);
    }),
    ...legend.flatMap(({ label, look }, index) => {
      const place = left + (index % columns) * (innerWidth / columns);
      const line = height + Math.floor(index / columns) * row;
      const color = xmlText(colorOf(look));
      return [
        `<path d="M${round(place)} ${line}h28" stroke="${color}" stroke-width="2" stroke-dasharray="${dashOf(look).join(' ') || 'none'}"/>`,
        `<path d="${markerPath(markerOf(look), place + 14, line)}" stroke="${color}" fill="${color}"/>`,
        words(label, `x="${round(place + 34)}" y="${line + 4}" fill="${xmlText(colors.text)}"`),
      ];
    }),
    ...plot.notes.map((note, index) =>
      words(
        note,
        `x="${left}" y="${fullHeight - 6 - (plot.notes.length - 1 - index) * row}" fill="${xmlText(colors.dim)}"`,
      ),
    ),
    '</svg>',
  ].join('\n');
}

/** About, as no font is at hand here. */
function widthOf(text: string): number {
  return text.length * 6.5;
}

type Place = (unit: number) => number;

function pathOf(xs: Float64Array, ys: Float64Array, x: Place, y: Place): string {
  let [path, isJoined] = ['', false];
  for (let index = 0; index < xs.length; index++) {
    const isThere = !Number.isNaN(at(xs, index)) && !Number.isNaN(at(ys, index));
    if (isThere) path += `${isJoined ? 'L' : 'M'}${round(x(at(xs, index)))} ${round(y(at(ys, index)))}`;
    isJoined = isThere;
  }
  return path;
}

/** One shape for each stretch without a break. */
function areaPath({ xs, lows, highs }: PlotArea, x: Place, y: Place): string {
  let path = '';
  for (let start = 0; start < xs.length; start++) {
    if (Number.isNaN(at(highs, start)) || Number.isNaN(at(lows, start))) continue;
    let end = start;
    while (end < xs.length && !Number.isNaN(at(highs, end)) && !Number.isNaN(at(lows, end))) end++;
    const upper = pathOf(xs.subarray(start, end), highs.subarray(start, end), x, y);
    const lower = pathOf(xs.slice(start, end).reverse(), lows.slice(start, end).reverse(), x, y);
    path += `${upper}${lower.replace('M', 'L')}Z`;
    start = end;
  }
  return path;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
