import { xmlText } from '../charts/xmlText.ts';
import type { Shape, Size } from './shapes.ts';

interface SvgOptions extends Size {
  readonly title: string;
  readonly background: string;
}

/** Shapes as a picture that needs nothing else. */
export function shapesSvg(shapes: readonly Shape[], { title, background, width, height }: SvgOptions): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${xmlText(background)}"/>`,
    `<g fill="none" stroke-linejoin="round" font-family="system-ui, sans-serif" font-size="11">`,
    ...shapes.map(element),
    '</g>',
    '</svg>',
  ].join('\n');
}

function element(shape: Shape): string {
  const color = xmlText(shape.color);
  switch (shape.kind) {
    case 'line': {
      const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '';
      return `<polyline points="${pairs(shape.points)}" stroke="${color}" stroke-width="${shape.isHair ? 1 : shape.width}"${dash}${opacity(shape.alpha)}/>`;
    }
    case 'dot': {
      const look = shape.isHollow ? `stroke="${color}" stroke-width="1.5"` : `fill="${color}"`;
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${round(shape.radius)}" ${look}${opacity(shape.alpha)}/>`;
    }
    case 'box': {
      const look = shape.isHollow ? `stroke="${color}"` : `fill="${color}"`;
      const [x, y] = [round(shape.x), round(shape.y)];
      return `<rect x="${x}" y="${y}" width="${round(shape.width)}" height="${round(shape.height)}" ${look}${opacity(shape.alpha)}/>`;
    }
    case 'text': {
      const halo = shape.halo
        ? ` stroke="${xmlText(shape.halo)}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`
        : '';
      const weight = shape.isStrong ? ' font-weight="600"' : '';
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" text-anchor="${shape.align}" fill="${color}"${halo}${weight}>${xmlText(shape.text)}</text>`;
    }
  }
}

function pairs(points: readonly number[]): string {
  let text = '';
  for (let at = 0; at + 1 < points.length; at += 2)
    text += `${at > 0 ? ' ' : ''}${round(points[at] ?? 0)},${round(points[at + 1] ?? 0)}`;
  return text;
}

function opacity(alpha: number | undefined): string {
  return alpha === undefined ? '' : ` opacity="${Math.round(alpha * 100) / 100}"`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
