import type { GeoFeature, Position } from './geoJson.ts';

/** What of a file is drawn where. */
export interface MapPlane {
  /** Whether the coordinates can be degrees. */
  readonly isDegrees: boolean;
  /** The least and greatest of them, as the file has them; on a map that crosses the 180th meridian, east goes on to 360. */
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  /** Of the drawing, in its units. */
  readonly width: number;
  readonly height: number;
  /** Where a position is in it; always finite. */
  place(position: Position): readonly [x: number, y: number];
}

/** How long the sides are: the longer one is so long. */
const [least, longest] = [5_000, 100_000];

/**
 * Lays the positions of a file on a plane: degrees equirectangular, true to scale in the middle, and where that is narrower, around the 180th
 * meridian; other coordinates as they are. `undefined` where there are none.
 */
export function mapPlane(features: readonly GeoFeature[]): MapPlane | undefined {
  const xs = { plain: spanOf(features, ([x]) => x), turned: spanOf(features, ([x]) => turned(x)) };
  const ys = spanOf(features, ([, y]) => y);
  if (!xs.plain || !xs.turned || !ys) return undefined;
  const isDegrees = xs.plain.least >= -180 && xs.plain.greatest <= 180 && ys.least >= -90 && ys.greatest <= 90;
  const isTurned = isDegrees && xs.turned.size < xs.plain.size;
  const x = isTurned ? xs.turned : xs.plain;
  // Near the poles a degree of longitude is next to nothing.
  const narrower = isDegrees ? Math.max(0.05, Math.cos((((ys.least + ys.greatest) / 2) * Math.PI) / 180)) : 1;
  const [across, up] = [x.size * narrower, ys.size];
  // A single place has no size: it is shown in the middle of something.
  const scale = longest / (Math.max(across, up) || 1);
  const [width, height] = [Math.max(least, across * scale), Math.max(least, up * scale)];
  const [middleX, middleY] = [x.least + x.size / 2, ys.least + ys.size / 2];
  return {
    isDegrees,
    west: x.least,
    east: x.greatest,
    south: ys.least,
    north: ys.greatest,
    width,
    height,
    place: ([east, north]) => [
      width / 2 + ((isTurned ? turned(east) : east) - middleX) * narrower * scale,
      height / 2 - (north - middleY) * scale,
    ],
  };
}

function turned(x: number): number {
  return x < 0 ? x + 360 : x;
}

interface Span {
  readonly least: number;
  readonly greatest: number;
  readonly size: number;
}

function spanOf(features: readonly GeoFeature[], of: (position: Position) => number): Span | undefined {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { points, lines, areas } of features) {
    for (const path of [points, ...lines, ...areas]) {
      for (const position of path) {
        const value = of(position);
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
    }
  }
  return least <= greatest ? { least, greatest, size: greatest - least } : undefined;
}
