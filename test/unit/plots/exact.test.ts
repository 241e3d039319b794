import assert from 'node:assert/strict';
import { importanceOf } from '../../../src/plots/importance.ts';
import { isoline } from '../../../src/plots/isolines.ts';
import { nearestLine, parallelPlaces } from '../../../src/plots/parallelPlaces.ts';
import { plotAxis } from '../../../src/plots/plotAxis.ts';
import { quartilesOf } from '../../../src/plots/quartiles.ts';
import { surfaceOf } from '../../../src/plots/surface.ts';
import { numbers, random, texts } from './columns.ts';

const rounds = 60;
const next = random(11);
const whole = (below: number): number => Math.floor(next() * below);
const list = <T>(count: number, of: () => T): readonly T[] => Array.from({ length: count }, of);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('what plots compute, against its definition', () => {
  it('has the importance that the Kruskal-Wallis statistic with its correction for ties gives', () => {
    for (let round = 0; round < rounds; round++) {
      const metric = list(40 + whole(40), () => (round % 2 === 0 ? whole(12) : next()));
      const groups = metric.map(() => whole(2 + (round % 4)));
      const expected = shareOf(metric, groups);
      const asTexts = texts('p', groups.map(String));
      for (const column of [asTexts, numbers('p', groups)]) {
        assertNear(importanceOf(column, numbers('m', metric)).share, expected);
      }
    }
  });

  it('has the correlation that the differences of ranks give, where no two are alike', () => {
    for (let round = 0; round < rounds; round++) {
      const [one, other] = [list(30, next), list(30, next)];
      const differences = one.map((_, run) => (rankOf(one, run) - rankOf(other, run)) ** 2);
      const expected = 1 - (6 * sum(differences)) / (30 * (30 ** 2 - 1));
      assertNear(importanceOf(numbers('p', one), numbers('m', other)).correlation, expected);
    }
  });

  // Hyndman and Fan (1996), type 7, as NumPy and R have it: straight lines between the points k / (n - 1). Whiskers as Tukey drew them.
  it('has quartiles between neighbours, and whiskers up to one and a half boxes', () => {
    for (let round = 0; round < rounds; round++) {
      const values = list(1 + whole(40), () => (round % 3 === 0 ? whole(6) : next() ** 6 * 100 - 3));
      const quartiles = quartilesOf(values);
      assert.ok(quartiles);
      const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantileOf(values, share));
      assertNear(quartiles.lower, lower);
      assertNear(quartiles.median, median);
      assertNear(quartiles.upper, upper);
      const reach = 1.5 * (quartiles.upper - quartiles.lower);
      const near = values.filter((value) => value >= quartiles.lower - reach && value <= quartiles.upper + reach);
      assert.deepEqual(quartiles.whiskers, [Math.min(...near), Math.max(...near)]);
      assert.deepEqual([quartiles.min, quartiles.max], [Math.min(...values), Math.max(...values)]);
    }
  });

  it('has at each run the height of that run, and elsewhere the mean weighted by distance', () => {
    for (let round = 0; round < 8; round++) {
      // The corners make the axes go from 0 to 1, the others lie in the middle of a place of the grid.
      const inside = list(10, () => [whole(48), whole(36)] as const);
      const distinct = [...new Map(inside.map((place) => [place.join(), place])).values()];
      const x = [0, 1, 0, 1, ...distinct.map(([column]) => (column + 0.5) / 48)];
      const y = [0, 0, 1, 1, ...distinct.map(([, row]) => (row + 0.5) / 36)];
      const z = [0, 1, ...list(x.length - 2, next)];
      const surface = surfaceOf(plotAxis(numbers('x', x)), plotAxis(numbers('y', y)), plotAxis(numbers('z', z)));
      assert.deepEqual([surface?.columns, surface?.rows, surface?.runs], [48, 36, x.length]);
      distinct.forEach(([column, row], at) => assertNear(surface?.units[row * 48 + column], z[at + 4], 1e-6));
      for (const [column, row] of list(20, () => [whole(48), whole(36)] as const)) {
        if (distinct.some((place) => place[0] === column && place[1] === row)) continue;
        const weights = x.map(
          (at, run) => Math.hypot(at - (column + 0.5) / 48, (y[run] ?? 0) - (row + 0.5) / 36) ** -4,
        );
        const expected = sum(weights.map((weight, run) => weight * (z[run] ?? 0))) / sum(weights);
        assertNear(surface?.units[row * 48 + column], expected, 1e-4);
      }
    }
  });

  it('has lines of equal height where a plane has them', () => {
    for (let round = 0; round < rounds; round++) {
      const [columns, rows, slopeX, slopeY] = [12, 9, next() - 0.5, next() - 0.5];
      const heightAt = (x: number, y: number): number => slopeX * x + slopeY * y;
      const units = Float64Array.from({ length: columns * rows }, (_, at) =>
        heightAt(((at % columns) + 0.5) / columns, (Math.floor(at / columns) + 0.5) / rows),
      );
      const level = heightAt(0.5, 0.5);
      const pieces = isoline({ columns, rows, units, runs: 0, places: 0 }, level);
      assert.ok(pieces.length >= Math.min(columns, rows) - 1, String(pieces.length));
      for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of pieces) {
        assertNear(heightAt(x1, y1), level);
        assertNear(heightAt(x2, y2), level);
      }
    }
  });

  it('means the line that passes nearest, and of lines as near one that stands out', () => {
    const axes = ['a', 'b', 'c'].map((key) => plotAxis(numbers(key, list(50, next))));
    const places = parallelPlaces(axes, { width: 600, height: 400 });
    const stands = (run: number): boolean => run % 3 === 0;
    for (let round = 0; round < 300; round++) {
      const [x, y] = [places.xs[0] ?? 0, places.top].map((from) => from + next() * 350);
      assert.ok(x !== undefined && y !== undefined);
      const away = places.lines.map((line, run) => {
        const left = x <= (places.xs[1] ?? 0) ? 0 : 2;
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line.slice(left, left + 4);
        return Math.abs(y1 + ((y2 - y1) * (x - x1)) / (x2 - x1) - y) + (stands(run) ? 0 : 3);
      });
      const least = Math.min(...away);
      assert.equal(nearestLine(places, stands, x, y), least < 6 ? away.indexOf(least) : undefined);
    }
  });
});

/** Less what chance would explain, as an adjusted R² is. */
function shareOf(metric: readonly number[], groups: readonly number[]): number {
  const [count, kinds] = [metric.length, [...new Set(groups)]];
  const ranks = metric.map((_, run) => rankOf(metric, run));
  const squares = kinds.map((kind) => {
    const own = ranks.filter((_, run) => groups[run] === kind);
    return sum(own) ** 2 / own.length;
  });
  const ties = [...new Set(metric)].map((value) => metric.filter((other) => other === value).length);
  const correction = 1 - sum(ties.map((tie) => tie ** 3 - tie)) / (count ** 3 - count);
  const statistic = ((12 / (count * (count + 1))) * sum(squares) - 3 * (count + 1)) / correction;
  return Math.max(0, 1 - ((1 - statistic / (count - 1)) * (count - 1)) / (count - kinds.length));
}

/** By counting those that are less, and half of those that are alike. */
function rankOf(values: readonly number[], run: number): number {
  const own = values[run] ?? NaN;
  return values.filter((value) => value < own).length + (values.filter((value) => value === own).length + 1) / 2;
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 1) return sorted[0] ?? NaN;
  const last = sorted.length - 1;
  const from = Math.min(
    last - 1,
    sorted.findLastIndex((_, at) => at / last <= share),
  );
  const [low, high] = [sorted[from] ?? NaN, sorted[from + 1] ?? NaN];
  return low + (high - low) * ((share - from / last) * last);
}

function assertNear(found: number | undefined, expected: number | undefined, tolerance = 1e-9): void {
  assert.ok(found !== undefined && expected !== undefined, `${String(found)}, not ${String(expected)}`);
  assert.ok(Math.abs(found - expected) <= tolerance, `${String(found)}, not ${String(expected)}`);
}
