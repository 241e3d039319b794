/** East and north, or whatever else a file means by two numbers; what follows them is left out. */
export type Position = readonly [number, number];

/** A feature, with the shapes of its geometry whatever that is made of. */
export interface GeoFeature {
  readonly id: string | number | undefined;
  /** As the file calls its geometry; nothing where it has none. */
  readonly type: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  /** Rings: those of holes as well. */
  readonly areas: readonly (readonly Position[])[];
}

export interface GeoFile {
  readonly features: readonly GeoFeature[];
  /** How many features, geometries and positions are not as GeoJSON has them, and were left out. */
  readonly broken: number;
  /** What an older file says of its coordinates. */
  readonly crs: string | undefined;
}

const types: ReadonlySet<unknown> = new Set([
  'FeatureCollection',
  'Feature',
  'GeometryCollection',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
]);
/** No coordinates of this world are larger, in whatever unit. */
const largest = 1e12;

type Json = Readonly<Record<string, unknown>>;

/** What a value of JSON means as GeoJSON (RFC 7946): a collection, a feature or a geometry; `undefined` where it is none. */
export function readGeoJson(value: unknown): GeoFile | undefined {
  if (!isRecord(value) || !types.has(value['type'])) return undefined;
  const reading = new Reading();
  const features = featuresIn(value).flatMap((one) => reading.feature(one) ?? []);
  return { features, broken: reading.broken, crs: crsOf(value['crs']) };
}

function featuresIn(value: Json): readonly unknown[] {
  const { type, features } = value;
  if (type === 'FeatureCollection') return Array.isArray(features) ? features : [];
  return [type === 'Feature' ? value : { type: 'Feature', properties: {}, geometry: value }];
}

class Reading {
  broken = 0;

  feature(value: unknown): GeoFeature | undefined {
    if (!isRecord(value) || value['type'] !== 'Feature') {
      this.broken++;
      return undefined;
    }
    const { id, properties, geometry } = value;
    const shapes = { points: [] as Position[], lines: [] as Position[][], areas: [] as Position[][] };
    const type = isRecord(geometry) && typeof geometry['type'] === 'string' ? geometry['type'] : undefined;
    // A list and no calls: a file may put collections into collections as deep as it likes.
    const waiting: unknown[] = geometry === null || geometry === undefined ? [] : [geometry];
    while (waiting.length > 0) {
      const next = waiting.pop();
      if (isRecord(next) && next['type'] === 'GeometryCollection') {
        const { geometries } = next;
        if (Array.isArray(geometries)) for (const one of geometries.toReversed()) waiting.push(one);
        else this.broken++;
      } else this.#geometry(next, shapes);
    }
    const isNamed = typeof id === 'string' || typeof id === 'number';
    return { id: isNamed ? id : undefined, type, properties: isRecord(properties) ? properties : {}, ...shapes };
  }

  #geometry(value: unknown, shapes: { points: Position[]; lines: Position[][]; areas: Position[][] }): void {
    const { type, coordinates } = isRecord(value) ? value : ({} as Json);
    switch (type) {
      case 'Point':
        shapes.points.push(...this.#positions([coordinates]));
        break;
      case 'MultiPoint':
        for (const position of this.#positions(coordinates)) shapes.points.push(position);
        break;
      case 'LineString':
        this.#add(shapes.lines, [coordinates]);
        break;
      case 'MultiLineString':
        this.#add(shapes.lines, coordinates);
        break;
      case 'Polygon':
        this.#add(shapes.areas, coordinates);
        break;
      case 'MultiPolygon':
        for (const polygon of this.#list(coordinates)) this.#add(shapes.areas, polygon);
        break;
      default:
        this.broken++;
    }
  }

  #add(to: Position[][], paths: unknown): void {
    for (const path of this.#list(paths)) {
      const positions = this.#positions(path);
      if (positions.length > 0) to.push(positions);
    }
  }

  #positions(value: unknown): Position[] {
    return this.#list(value).flatMap((position) => {
      const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
      if (isCoordinate(x) && isCoordinate(y)) return [[x, y]];
      this.broken++;
      return [];
    });
  }

  #list(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value as unknown[];
    this.broken++;
    return [];
  }
}

/** Before RFC 7946 a file could name how its coordinates are meant. */
function crsOf(value: unknown): string | undefined {
  const properties = isRecord(value) ? value['properties'] : undefined;
  const name = isRecord(properties) ? properties['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= largest;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
