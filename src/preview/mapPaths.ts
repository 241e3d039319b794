import type { MapFeature } from '../protocol/map.ts';
import type { GeoFeature, Position } from './geoJson.ts';
import type { MapPlane } from './mapPlane.ts';

/** More than this no page draws quickly, nor does anybody see. */
const [mostFeatures, mostPositions] = [5_000, 100_000];
/** Nearer than this nobody tells places apart, in the units of the drawing: a fiftieth of a pixel where it is a thousand of them wide. */
const [finest, coarsest] = [2, 100_000];

export interface MapPaths {
  readonly features: readonly MapFeature[];
  /** How many of the features that have a shape are drawn, where it is not all. */
  readonly drawn: { readonly features: number; readonly of: number } | undefined;
  /** How many of their positions are drawn, where they are so many that even some that could be told apart are left out. */
  readonly thinned: { readonly positions: number; readonly of: number } | undefined;
}

/** The shapes of features as SVG draws them. Positions that nobody could tell from the one before are left out. */
export function mapPaths(
  all: readonly GeoFeature[],
  plane: MapPlane,
  nameOf: (feature: GeoFeature, row: number) => string,
): MapPaths {
  const rows = all.flatMap(({ points, lines, areas }, row) =>
    points.length + lines.length + areas.length > 0 ? [row] : [],
  );
  const shown = rows.slice(0, mostFeatures);
  const featuresAt = (least: number): { readonly features: readonly MapFeature[]; readonly drawing: Drawing } => {
    const drawing = new Drawing(plane, least);
    const features = shown.flatMap((row) => {
      const feature = all[row];
      return feature ? [{ row, name: nameOf(feature, row), ...drawing.shapes(feature) }] : [];
    });
    return { features, drawing };
  };
  let least = finest;
  let told = featuresAt(least);
  while (told.drawing.onPaths > mostPositions && least < coarsest) told = featuresAt((least *= 4));
  const { onPaths, points, hasAllPoints } = told.drawing;
  const of = shown.reduce((sum, row) => sum + positionsIn(all[row]), 0);
  return {
    features: told.features,
    drawn: shown.length < rows.length ? { features: shown.length, of: rows.length } : undefined,
    thinned: least > finest || !hasAllPoints ? { positions: onPaths + points, of } : undefined,
  };
}

class Drawing {
  readonly #plane: MapPlane;
  readonly #least: number;
  /** How many positions lines and areas are drawn by; and how many points there are. */
  onPaths = 0;
  points = 0;
  hasAllPoints = true;

  constructor(plane: MapPlane, least: number) {
    this.#plane = plane;
    this.#least = least;
  }

  shapes({ points, lines, areas }: GeoFeature): Pick<MapFeature, 'points' | 'lines' | 'areas'> {
    return {
      points: this.#points(points),
      lines: lines.map((line) => this.#path(line)).join(''),
      areas: areas.map((ring) => `${this.#path(ring)}z`).join(''),
    };
  }

  /** A line of no length with round ends is a dot of the line's width, however far one goes in. */
  #points(points: readonly Position[]): string {
    const places = new Set(points.map((position) => this.#at(position).join(' ')));
    const shown = [...places].slice(0, mostPositions - this.points);
    this.points += shown.length;
    this.hasAllPoints &&= shown.length === places.size;
    return shown.map((place) => `M${place}h1`).join('');
  }

  #path(positions: readonly Position[]): string {
    const steps: string[] = [];
    let [lastX, lastY] = [NaN, NaN];
    for (const [index, position] of positions.entries()) {
      const [x, y] = this.#at(position);
      const isFar = !(Math.abs(x - lastX) < this.#least && Math.abs(y - lastY) < this.#least);
      if (!isFar && index < positions.length - 1) continue;
      steps.push(`${x} ${y}`);
      [lastX, lastY] = [x, y];
    }
    this.onPaths += steps.length;
    // What is too small to be seen stays a dot.
    return steps.length === 1 ? `M${steps.join('')}h1` : `M${steps.join('L')}`;
  }

  #at(position: Position): readonly [number, number] {
    const [x, y] = this.#plane.place(position);
    return [Math.round(x), Math.round(y)];
  }
}

function positionsIn(feature: GeoFeature | undefined): number {
  if (!feature) return 0;
  const { points, lines, areas } = feature;
  return [...lines, ...areas].reduce((sum, path) => sum + path.length, points.length);
}
