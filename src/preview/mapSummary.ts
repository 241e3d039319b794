import type { GeoFeature } from './geoJson.ts';
import type { MapPlane } from './mapPlane.ts';

/** What is on a map, and where that is, in a sentence. */
export function mapSummary(features: readonly GeoFeature[], plane: MapPlane | undefined): string {
  const all = counted(features.length, 'feature', 'features');
  if (!plane) return features.length === 0 ? 'There are no features.' : `${all} without any place.`;
  const count = (of: (feature: GeoFeature) => readonly unknown[]): number =>
    features.filter((feature) => of(feature).length > 0).length;
  const parts = [
    ['with areas', count(({ areas }) => areas)],
    ['with lines', count(({ lines }) => lines)],
    ['with points', count(({ points }) => points)],
  ] as const;
  const kinds = parts.filter(([, some]) => some > 0).map(([words, some]) => `${some.toLocaleString('en')} ${words}`);
  return `${all}, ${listed(kinds)}; ${placeWords(plane)}.`;
}

function placeWords({ isDegrees, west, east, south, north }: MapPlane): string {
  if (!isDegrees) return `x from ${figure(west)} to ${figure(east)}, y from ${figure(south)} to ${figure(north)}`;
  const [left, right] = [west, east].map((degrees) => side(degrees > 180 ? degrees - 360 : degrees, 'E', 'W'));
  return `from ${left ?? ''} to ${right ?? ''}, and from ${side(south, 'N', 'S')} to ${side(north, 'N', 'S')}`;
}

function side(degrees: number, above: string, below: string): string {
  return `${figure(Math.abs(degrees))}° ${degrees < 0 ? below : above}`;
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 5 });
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
