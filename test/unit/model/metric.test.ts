import assert from 'node:assert/strict';
import { formatMetric } from '../../../src/model/metric.ts';

describe('formatMetric', () => {
  it('gives six significant digits', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0.9731234567, '0.973123'],
      [12, '12'],
      [-0.5, '-0.5'],
      [1_234_567.891, '1234570'],
      [0.000012345678, '1.23457e-5'],
      [3e12, '3e+12'],
      [0, '0'],
    ];
    assert.deepEqual(
      cases.map(([value]) => formatMetric(value)),
      cases.map(([, text]) => text),
    );
  });

  it('names what is no number, and the infinity that a database had to clamp', () => {
    assert.deepEqual(
      [NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE].map((value) => formatMetric(value)),
      ['NaN', '∞', '-∞', '∞', '-∞'],
    );
  });

  it('makes no infinity of what is only near one', () => {
    assert.equal(formatMetric(1.7976e308, 4), '1.798e+308');
  });
});
