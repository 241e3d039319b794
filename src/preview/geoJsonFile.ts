import { tableValueOf } from '../compare/readTable.ts';
import { plainText } from '../base/plainText.ts';
import type { TableValue } from '../model/loggedTable.ts';
import type { FileColumn, MapContent } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { readGeoJson, type GeoFeature, type GeoFile } from './geoJson.ts';
import { mapPaths, type MapPaths } from './mapPaths.ts';
import { mapPlane } from './mapPlane.ts';
import { mapSummary } from './mapSummary.ts';
import { memoryTable, textColumn } from './memoryTable.ts';
import { TableDocument } from './tableDocument.ts';

const mostBytes = 64 * 1024 * 1024;
const [mostColumns, mostCells] = [2_000, 20_000_000];

export interface OpenMap {
  readonly content: MapContent;
  readonly table: TableDocument;
}

/** A file of GeoJSON, which must be read whole. Rejects with a StoreError. */
export async function openGeoJson(source: ByteSource, signal: AbortSignal): Promise<OpenMap> {
  if (source.sizeBytes > mostBytes) {
    throw new StoreError(
      'tooLarge',
      'This is more than 64 MiB of GeoJSON, which can only be read whole. Download it, and open it elsewhere.',
    );
  }
  const text = new TextDecoder().decode(await source.read(0, source.sizeBytes, signal));
  const file = readGeoJson(parsed(text));
  if (!file)
    return broken(
      'This is no GeoJSON: it is neither a FeatureCollection nor a Feature, nor a geometry. Open it as text.',
    );
  const plane = mapPlane(file.features);
  const paths = plane ? mapPaths(file.features, plane, nameOf) : undefined;
  const notes = notesOf(file, plane?.isDegrees ?? true, paths);
  const table = new TableDocument(memoryTable('GeoJSON', ...rowsOf(file.features), notes));
  const size = plane && { width: plane.width, height: plane.height };
  const summary = mapSummary(file.features, plane);
  return { content: { kind: 'map', table: table.content, features: paths?.features ?? [], size, summary }, table };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Whether it is no JSON, or breaks off, JSON.parse says in words of its own.
    const why = cause instanceof Error ? plainText(cause.message, 200) : '';
    return broken(`This file is no JSON, or breaks off: ${why}. Open it as text.`);
  }
}

/** A name that somebody gave it, or its place in the file. */
function nameOf({ id, properties }: GeoFeature, row: number): string {
  for (const key of ['name', 'NAME', 'Name', 'title', 'label', 'id']) {
    const value = properties[key];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value).slice(0, 200);
  }
  return id === undefined ? `Feature ${String(row + 1)}` : String(id).slice(0, 200);
}

function rowsOf(features: readonly GeoFeature[]): [readonly FileColumn[], readonly (readonly TableValue[])[]] {
  const keys = new Set<string>();
  const most = Math.min(mostColumns, mostCells / features.length);
  for (const { properties } of features) {
    for (const key of Object.keys(properties)) if (keys.size < most) keys.add(key);
  }
  const own = ['geometry', ...(features.some(({ id }) => id !== undefined) ? ['feature id'] : [])];
  const rows = features.map(({ id, type, properties }) => [
    type ?? null,
    ...(own.length > 1 ? [id ?? null] : []),
    ...Array.from(keys, (key) => tableValueOf(Object.hasOwn(properties, key) ? properties[key] : undefined)),
  ]);
  const columns = Array.from(keys, (name, at) => {
    const values = rows.map((row) => row[own.length + at]);
    const isNumeric = values.every((value) => value === null || typeof value === 'number');
    // Names of columns are there once: what a property is called as well is told from it.
    return { name: own.includes(name) ? `${name} (property)` : name, isNumeric };
  });
  return [[...own.map(textColumn), ...columns], rows];
}

function notesOf({ broken: left, crs }: GeoFile, isDegrees: boolean, paths: MapPaths | undefined): readonly string[] {
  const number = (value: number): string => value.toLocaleString('en');
  return [
    ...(isDegrees
      ? []
      : [
          'Coordinates lie outside of ±180 and ±90, so they are no degrees: they are drawn as they are, in a unit that Podium does not know.',
        ]),
    ...(crs === undefined
      ? []
      : [`The file says of its coordinates: ${plainText(crs, 100)}. Podium draws them as they are.`]),
    ...(left === 0
      ? []
      : [
          `${number(left)} ${left === 1 ? 'part' : 'parts'} of the file could not be read as GeoJSON, and are left out.`,
        ]),
    ...(paths?.drawn
      ? [
          `The map has the first ${number(paths.drawn.features)} of ${number(paths.drawn.of)} features that have a shape. The table has all.`,
        ]
      : []),
    ...(paths?.thinned
      ? [
          `Shapes are drawn by ${number(paths.thinned.positions)} of ${number(paths.thinned.of)} positions: from near they are coarser than in the file.`,
        ]
      : []),
  ];
}

function broken(message: string): never {
  throw new StoreError('damaged', message);
}
