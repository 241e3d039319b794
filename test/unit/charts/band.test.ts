import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bandOf } from '../../../src/charts/band.ts';
import { isDrawable } from '../../../src/charts/points.ts';

const line = (points: readonly (readonly [number, number])[]) => ({
  xs: Float64Array.from(points, ([x]) => x),
  values: Float64Array.from(points, ([, value]) => value),
});
const points = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.oneof({ arbitrary: fc.integer({ min: -50, max: 50 }), weight: 9 }, fc.constantFrom(NaN, Infinity)),
  ),
  { maxLength: 20 },
);
const lines = fc.array(
  points.map((row) => row.toSorted(([a], [b]) => a - b)),
  { maxLength: 5 },
);

describe('the mean of a group', () => {
  it('counts a line between its points with the value on the straight line between them', () => {
    const { xs, means, deviations, counts } = bandOf([
      line([
        [0, 0],
        [2, 2],
      ]),
      line([
        [0, 2],
        [1, 3],
        [2, 4],
      ]),
    ]);
    assert.deepEqual([...xs], [0, 1, 2]);
    assert.deepEqual([...means], [1, 2, 3]);
    assert.deepEqual([...deviations], [Math.SQRT2, Math.SQRT2, Math.SQRT2]);
    assert.deepEqual([...counts], [2, 2, 2]);
  });

  it('knows nothing of a line before it began or after it ended', () => {
    const { means, deviations, counts } = bandOf([
      line([
        [0, 1],
        [1, 1],
      ]),
      line([
        [1, 5],
        [2, 5],
      ]),
    ]);
    assert.deepEqual([...means], [1, 3, 5]);
    assert.deepEqual([...deviations], [0, Math.sqrt(8), 0]);
    assert.deepEqual([...counts], [1, 2, 1]);
  });

  it('knows nothing of a line beside NaN', () => {
    const { means, counts } = bandOf([
      line([
        [0, 1],
        [2, NaN],
        [4, 1],
      ]),
      line([
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ]),
    ]);
    assert.deepEqual([...means], [1, 5, 5, 5, 3]);
    assert.deepEqual([...counts], [1, 1, 1, 1, 2]);
    assert.deepEqual([...bandOf([line([[0, NaN]])]).means], [NaN]);
  });

  it('takes the last of several values at one place', () => {
    assert.deepEqual(
      [
        ...bandOf([
          line([
            [0, 1],
            [0, 7],
          ]),
        ]).means,
      ],
      [7],
    );
  });

  it('is at each place what the straight lines there would give', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const { xs, means, deviations, counts } = bandOf(rows.map(line));
        assert.deepEqual(
          [...xs],
          [...new Set(rows.flat().map(([x]) => x))].sort((a, b) => a - b),
        );
        xs.forEach((x, index) => {
          const values = rows.map((row) => valueAt(row, x)).filter(isDrawable);
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
          assert.equal(counts[index], values.length);
          assertNear(means[index], mean);
          assertNear(deviations[index], values.length > 1 ? Math.sqrt(variance) : 0);
        });
      }),
    );
  });
});

function valueAt(row: readonly (readonly [number, number])[], x: number): number {
  const here = row.findLast((point) => point[0] === x);
  const left = row.findLast((point) => point[0] < x);
  const nextX = row.find((point) => point[0] > x)?.[0];
  const right = row.findLast((point) => point[0] === nextX);
  if (here) return here[1];
  if (!left || !right) return NaN;
  return left[1] + ((right[1] - left[1]) * (x - left[0])) / (right[0] - left[0]);
}

function assertNear(value: number | undefined, wanted: number): void {
  assert.ok(
    value !== undefined && (Number.isNaN(wanted) ? Number.isNaN(value) : Math.abs(value - wanted) < 1e-9),
    `${value} is not ${wanted}`,
  );
}
