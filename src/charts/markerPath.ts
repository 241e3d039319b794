import type { Marker } from './looks.ts';

/** The shape of a marker around a point, as an SVG path (which a canvas draws as well). */
export function markerPath(marker: Marker, x: number, y: number, radius = 3): string {
  const at = (dx: number, dy: number): string => `${round(x + dx * radius)} ${round(y + dy * radius)}`;
  const line = (dx: number, dy: number): string => `M${at(-dx, -dy)}L${at(dx, dy)}`;
  switch (marker) {
    case 'circle':
      return `M${at(-1, 0)}A${radius} ${radius} 0 1 1 ${at(1, 0)}A${radius} ${radius} 0 1 1 ${at(-1, 0)}Z`;
    case 'triangle':
      return `M${at(0, -1.1)}L${at(1, 0.7)}L${at(-1, 0.7)}Z`;
    case 'rect':
      return `M${at(-0.8, -0.8)}L${at(0.8, -0.8)}L${at(0.8, 0.8)}L${at(-0.8, 0.8)}Z`;
    case 'rectRot':
      return `M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`;
    case 'star':
      return line(1, 0) + line(0, 1) + line(0.7, 0.7) + line(0.7, -0.7);
    case 'crossRot':
      return line(0.8, 0.8) + line(0.8, -0.8);
    case 'cross':
      return line(1, 0) + line(0, 1);
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
