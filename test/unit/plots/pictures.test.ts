import assert from 'node:assert/strict';
import { boxesPicture, boxGroups } from '../../../src/plots/boxes.ts';
import { cartesian } from '../../../src/plots/cartesian.ts';
import { asCategories } from '../../../src/plots/categories.ts';
import { coloring, rampAt } from '../../../src/plots/coloring.ts';
import { contourPicture } from '../../../src/plots/contour.ts';
import { dotsPicture } from '../../../src/plots/dots.ts';
import { hullOf } from '../../../src/plots/hull.ts';
import { isoline } from '../../../src/plots/isolines.ts';
import { isInside } from '../../../src/plots/nearestRun.ts';
import { parallelPicture } from '../../../src/plots/parallel.ts';
import { parallelPlaces } from '../../../src/plots/parallelPlaces.ts';
import { plotAxis } from '../../../src/plots/plotAxis.ts';
import { plotCsv } from '../../../src/plots/plotCsv.ts';
import { shapesSvg } from '../../../src/plots/shapesSvg.ts';
import type { PlotPicture, Shape } from '../../../src/plots/shapes.ts';
import { surfaceOf } from '../../../src/plots/surface.ts';
import { numbers, random, texts } from './columns.ts';

const colors = {
  ...{ background: '#000000', text: '#ffffff', dim: '#888888' },
  ...{ series: ['#ff0000', '#00ff00', '#0000ff'], ramp: ['#000000', '#ffffff'] },
};
const size = { width: 600, height: 400 };

describe('parallel coordinates', () => {
  const axes = [
    numbers('depth', [1, 2, undefined]),
    texts('model', ['a', 'b', 'b']),
    numbers('auc', [0.1, NaN, 0.9]),
  ].map((column) => plotAxis(column));
  const places = parallelPlaces(axes, size);
  const { xs, top, bottom, lane } = places;
  const draw = (isChosen?: Uint8Array) =>
    parallelPicture({ places, isChosen, coloring: coloring(axes[2], colors), colors });

  it('draw each run through all axes, also those that have nothing there', () => {
    const { shapes } = draw();
    const lines = shapes.filter((shape) => shape.kind === 'line').filter(({ points }) => points.length === 6);
    assert.equal(lines.length, 3);
    assert.deepEqual(lines[0]?.points, [xs[0], bottom, xs[1], (top + 3 * bottom) / 4, xs[2], bottom]);
    assert.equal(lines[2]?.points[1], lane);
    assertFinite(shapes);
  });

  it('grey out what is not chosen, and hide nothing', () => {
    const lines = draw(Uint8Array.of(0, 0, 1))
      .shapes.filter(({ kind }) => kind === 'line')
      .slice(0, 3);
    assert.deepEqual(
      lines.map(({ color }) => color),
      ['#888888', '#888888', '#ffffff'],
    );
  });

  it('know the run under the pointer', () => {
    const picture = draw();
    const [x, y] = [((xs[0] ?? 0) + (xs[1] ?? 0)) / 2, (bottom * 7 + top) / 8];
    assert.equal(picture.at(x, y), 0);
    assert.equal(picture.at(x, y - 40), undefined);
    assert.equal(picture.at(0, y), undefined);
  });
});

describe('plots of dots, boxes and heights', () => {
  const next = random(5);
  const many = (count: number, of: () => number | undefined): (number | undefined)[] =>
    Array.from({ length: count }, of);

  it('draw finite numbers only, whatever was logged', () => {
    const odd = [NaN, undefined, Infinity, -Number.MAX_VALUE, 0, 1e308, 5e-324];
    for (const values of [odd, [NaN], [1], [2, 2], many(50, next)]) {
      const x = plotAxis(numbers('x', values), { share: 0.04 });
      const y = plotAxis(numbers('y', values.toReversed()), { log: true, share: 0.04 });
      const place = cartesian({ ...size, x, y, colors });
      const look = { isChosen: undefined, coloring: coloring(x, colors), colors };
      const dots = dotsPicture({ ...look, place, below: place.shapes, size: y });
      assertFinite(dots.shapes);
      assert.equal(dots.order.length, values.length);
      const group = plotAxis(asCategories(numbers('x', values)));
      assertFinite(
        boxesPicture({
          ...look,
          place: cartesian({ ...size, x: group, y, colors }),
          metric: y,
          groups: boxGroups(group, y),
        }).shapes,
      );
      const surface = surfaceOf(x, y, x);
      if (surface) assertFinite(contourPicture({ ...look, place, surface }).shapes);
    }
  });

  it('find the dot at each of their places', () => {
    const [x, y] = [plotAxis(numbers('x', many(40, next))), plotAxis(numbers('y', many(40, next)))];
    const place = cartesian({ ...size, x, y, colors });
    const picture: PlotPicture = dotsPicture({
      ...{ place, below: [], isChosen: undefined, coloring: coloring(undefined, colors), colors },
    });
    for (const run of picture.order) {
      const at = picture.placeOf(run);
      assert.equal(at && picture.at(at.x, at.y), run);
    }
  });

  it('count in each group the runs that have a number', () => {
    const group = plotAxis(texts('model', ['a', 'b', 'a', undefined, 'b']));
    const metric = plotAxis(numbers('auc', [0.1, 0.5, 0.3, 0.9, NaN]));
    const counts = boxGroups(group, metric).map(({ label, spread }) => [label, spread?.count, spread?.median]);
    assert.deepEqual(counts, [
      ['a', 2, 0.2],
      ['b', 1, 0.5],
    ]);
  });
});

describe('a surface between runs', () => {
  const corners = { x: [0, 1, 0, 1, 0.5], y: [0, 0, 1, 1, 0.5] };
  const [x, y] = [plotAxis(numbers('x', corners.x)), plotAxis(numbers('y', corners.y))];

  it('lies between the least and the greatest, and nowhere outside the runs', () => {
    const surface = surfaceOf(x, y, plotAxis(numbers('z', [0, 10, 20, 30, 5])));
    assert.ok(surface);
    assert.deepEqual([surface.runs, surface.places], [5, 5]);
    for (const unit of surface.units) assert.ok(unit >= 0 && unit <= 1);
    const triangle = surfaceOf(
      plotAxis(numbers('x', [0, 1, 0, 0.2])),
      plotAxis(numbers('y', [0, 0, 1, 0.2])),
      plotAxis(numbers('z', [1, 2, 3, 4])),
    );
    assert.ok(triangle);
    assert.ok(Number.isNaN(triangle.units.at(-1)));
    assert.ok(!Number.isNaN(triangle.units[0]));
  });

  it('is none where runs lie on a line, or are few', () => {
    const line = plotAxis(numbers('x', [0, 1, 2, 3, 4]));
    assert.equal(surfaceOf(line, line, line), undefined);
    assert.equal(surfaceOf(x, y, plotAxis(numbers('z', [1, NaN, 2, undefined, 3]))), undefined);
  });

  it('has lines of equal height where it passes it', () => {
    const surface = { columns: 2, rows: 2, units: Float64Array.of(0, 1, 0, 1), runs: 4, places: 4 };
    assert.deepEqual(isoline(surface, 0.5), [[0.5, 0.25, 0.5, 0.75]]);
    assert.deepEqual(isoline(surface, 2), []);
  });
});

describe('what plots are made of', () => {
  it('knows what lies inside an outline', () => {
    const square = [0, 0, 10, 0, 10, 10, 0, 10];
    assert.deepEqual([isInside(square, 5, 5), isInside(square, 15, 5), isInside(square, 5, -1)], [true, false, false]);
  });

  it('has an outline around all points', () => {
    assert.deepEqual(
      hullOf([
        [0, 0],
        [2, 0],
        [1, 1],
        [2, 2],
        [0, 2],
      ]),
      [0, 0, 2, 0, 2, 2, 0, 2],
    );
  });

  it('mixes colours along the ramp', () => {
    assert.deepEqual(
      [0, 0.5, 1, 7].map((unit) => rampAt(colors.ramp, unit)),
      ['#000000', '#808080', '#ffffff', '#ffffff'],
    );
  });

  it('writes texts of others as text in a picture, and as no formula in a table', () => {
    const text: Shape = { kind: 'text', x: 0, y: 0, text: '<script>', color: '"/>', align: 'start' };
    const svg = shapesSvg([text], { ...size, title: '</title>', background: '#fff' });
    assert.match(svg, /&lt;script&gt;/);
    assert.doesNotMatch(svg, /<script|""|<\/title><\/title>/);
    assert.equal(
      plotCsv(['=1+1', 'b'], [numbers('auc', [NaN, undefined]), texts('model', ['a,b', '@x'])]),
      'run,auc,model\r\n\'=1+1,nan,"a,b"\r\nb,,\'@x\r\n',
    );
  });
});

function assertFinite(shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    const places =
      shape.kind === 'line' ? shape.points : Object.values(shape).filter((value) => typeof value === 'number');
    assert.ok(places.every(Number.isFinite), JSON.stringify(shape));
  }
}
