import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { MapContent } from '../../../src/protocol/preview.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { never, sourceOf } from './sources.ts';

async function opened(json: unknown) {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const { content, table } = await openDocument('x.geojson', sourceOf(Buffer.from(text)), never);
  assert.ok(content.kind === 'map' && table);
  return { map: content, table };
}
const mapOf = async (json: unknown): Promise<MapContent> => (await opened(json)).map;
const rowsOf = async (json: unknown) => {
  const { map, table } = await opened(json);
  const arrangement = { filter: { text: '', columns: [] } };
  const { rows } = await table.rows({ arrangement, from: 0, to: 9, fromColumn: 0, toColumn: 9 }, never);
  return [map.table.columns.map(({ name }) => name), ...rows];
};
const collection = (...geometries: readonly unknown[]): object => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry) => ({ type: 'Feature', properties: null, geometry })),
});
const point = (x: unknown, y: unknown): object => ({ type: 'Point', coordinates: [x, y] });
const line = (...coordinates: readonly unknown[]): object => ({ type: 'LineString', coordinates });
const shapesOf = ({ features }: MapContent) =>
  features.map(({ row, points, lines, areas }) => ({ row, points, lines, areas }));

describe('GeoJSON', () => {
  it('is drawn whatever geometries it has, north up, each feature with its row', async () => {
    const map = await mapOf(
      collection(
        line([0, 0], [10, 0], [10, 10]),
        null,
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [10, 10],
              [0, 10],
              [0, 0],
            ],
          ],
        },
        { type: 'GeometryCollection', geometries: [point(0, 0), { type: 'MultiPoint', coordinates: [[10, 10]] }] },
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [0, 10],
                [0, 0],
              ],
            ],
          ],
        },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [0, 10],
            ],
          ],
        },
      ),
    );
    const [right] = [99619];
    assert.deepEqual(shapesOf(map), [
      { row: 0, points: '', lines: `M0 100000L${right} 100000L${right} 0`, areas: '' },
      { row: 2, points: '', lines: '', areas: `M0 100000L${right} 0L0 0L0 100000z` },
      { row: 3, points: `M0 100000h1M${right} 0h1`, lines: '', areas: '' },
      { row: 4, points: '', lines: '', areas: 'M0 100000L0 0L0 100000z' },
      { row: 5, points: '', lines: 'M0 100000L0 0', areas: '' },
    ]);
    assert.equal(
      map.summary,
      '6 features, 2 with areas, 2 with lines and 1 with points; from 0° E to 10° E, and from 0° N to 10° N.',
    );
  });

  it('may be a feature or a geometry alone, and a single place', async () => {
    assert.deepEqual(shapesOf(await mapOf(point(9, -48))), [{ row: 0, points: 'M2500 2500h1', lines: '', areas: '' }]);
    const { features, size } = await mapOf({ type: 'Feature', id: 'home', properties: {}, geometry: point(9, 48) });
    assert.deepEqual([features[0]?.name, size], ['home', { width: 5_000, height: 5_000 }]);
  });

  it('is a table of its properties', async () => {
    const feature = (id: unknown, properties: object): object => ({
      type: 'Feature',
      id,
      properties,
      geometry: point(1, 2),
    });
    const features = [
      feature(7, { name: 'a', __proto__x: 1 }),
      feature(undefined, { deep: { x: [1] }, geometry: 'mine' }),
    ];
    assert.deepEqual(await rowsOf({ type: 'FeatureCollection', features }), [
      ['geometry', 'feature id', 'name', '__proto__x', 'deep', 'geometry (property)'],
      ['Point', 7, 'a', 1, null, null],
      ['Point', null, null, null, '{"x":[1]}', 'mine'],
    ]);
  });

  it('is narrower where the degrees are, as the earth is', async () => {
    const { size } = await mapOf(collection(line([0, 59], [10, 61])));
    assert.equal(Math.round(size?.width ?? 0), 100_000);
    assert.equal(Math.round(size?.height ?? 0), 40_000);
  });

  it('goes on across the 180th meridian where that is the shorter way', async () => {
    const map = await mapOf(collection(point(179, 0), point(-179, 10)));
    assert.match(map.summary, /from 179° E to 179° W,/);
    assert.deepEqual(
      map.features.map(({ points }) => points),
      ['M0 100000h1', 'M19924 0h1'],
    );
  });

  it('says of coordinates that are no degrees that they are none, and draws them', async () => {
    const map = await mapOf({
      ...collection(point(500_000, 5_000_000), point(600_000, 5_100_000)),
      crs: { properties: { name: 'EPSG:25832' } },
    });
    assert.match(map.table.notes[0] ?? '', /outside of ±180 and ±90, so they are no degrees/);
    assert.match(map.table.notes[1] ?? '', /EPSG:25832/);
    assert.match(map.summary, /x from 500,000 to 600,000, y from 5,000,000 to 5,100,000\.$/);
    assert.deepEqual(map.size, { width: 100_000, height: 100_000 });
  });

  it('leaves out what is none, and says how much that was', async () => {
    const map = await mapOf(
      collection(point(1, 2), point('1', 2), point(1, null), { type: 'Circle' }, line([1], [3, 4]), 'x'),
    );
    assert.deepEqual(
      map.features.map(({ row }) => row),
      [0, 4],
    );
    assert.match(map.table.notes.join(' '), /5 parts of the file could not be read as GeoJSON/);
  });

  it('says of other JSON, and of what breaks off, that it is none', async () => {
    for (const [text, words] of [
      ['{"type":"Topology"}', /This is no GeoJSON/],
      ['[]', /This is no GeoJSON/],
      ['{"type":"FeatureCollection","features":[', /no JSON, or breaks off/],
    ] as const)
      await assert.rejects(opened(text), (error) => error instanceof StoreError && words.test(error.message));
    assert.equal((await mapOf({ type: 'FeatureCollection', features: [] })).summary, 'There are no features.');
  });

  it('is thinned where it is too much to be drawn, and says so', async () => {
    const wave = Array.from({ length: 150_000 }, (_, at) => [at / 1_500, Math.sin(at) * 40]);
    const map = await mapOf(collection({ type: 'LineString', coordinates: wave }));
    const drawn = map.features[0]?.lines.split('L').length ?? 0;
    assert.ok(drawn > 1_000 && drawn <= 100_000, String(drawn));
    assert.match(map.table.notes[0] ?? '', /of 150,000 positions/);
    const many = await mapOf(collection(...Array.from({ length: 6_000 }, (_, at) => point(at / 100, 0))));
    assert.equal(many.features.length, 5_000);
    assert.match(many.table.notes[0] ?? '', /first 5,000 of 6,000 features/);
  });

  it('goes as deep into collections as a file likes', async () => {
    const depth = 100_000;
    const nested = `${'{"type":"GeometryCollection","geometries":['.repeat(depth)}{"type":"Point","coordinates":[1,2]}${']}'.repeat(depth)}`;
    assert.equal((await mapOf(nested)).features.length, 1);
  });

  it('gives SVG nothing but numbers within the drawing, whatever it holds', async () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 }), fc.constant('1'), fc.constant(null));
    const position = fc.array(number, { maxLength: 3 });
    const path = fc.array(position, { maxLength: 4 });
    const geometry = fc.record({
      type: fc.constantFrom('Point', 'MultiPoint', 'LineString', 'Polygon', 'MultiPolygon', 'GeometryCollection', 'x'),
      coordinates: fc.oneof(position, path, fc.array(path, { maxLength: 3 }), fc.anything()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(geometry, { maxLength: 6 }), async (geometries) => {
        const { features, size } = await mapOf(collection(...geometries));
        for (const { points, lines, areas } of features) {
          const drawn = points + lines + areas;
          assert.match(drawn, /^[MLhz\d -]+$/);
          const places = [...drawn.matchAll(/[ML](-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
          for (const [x, y] of places)
            assert.ok(x >= 0 && y >= 0 && x <= (size?.width ?? 0) + 1 && y <= (size?.height ?? 0) + 1, drawn);
        }
      }),
    );
  });
});
