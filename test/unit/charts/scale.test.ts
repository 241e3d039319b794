import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromUnit, scaleOf, toUnit } from '../../../src/charts/scale.ts';
import { ticksOf, type Tick } from '../../../src/charts/ticks.ts';

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
const positive = fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true });
const kinds = fc.constantFrom('step', 'time', 'relative', 'metric', 'value');
const ends = fc.oneof(
  fc.tuple(anyNumber, anyNumber).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b), log: false })),
  fc.tuple(positive, positive).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b), log: true })),
);
const labels = (ticks: readonly Tick[]): readonly string[] => ticks.map(({ label }) => label);
const linear = (min: number, max: number) => ({ min, max, log: false });

describe('a scale', () => {
  it('has room on both sides of what it shows, and around a single value', () => {
    assert.deepEqual(scaleOf(0, 10, { log: false, share: 0.1, around: 1 }), linear(-1, 11));
    assert.deepEqual(scaleOf(5, 5, { log: false, share: 0.1, around: 1 }), linear(4, 6));
    assert.deepEqual(scaleOf(8, 8, { log: true, share: 0.1, around: 1 }), { min: 4, max: 16, log: true });
  });

  it('is finite and has a length, whatever it is to show', () => {
    fc.assert(
      fc.property(ends, fc.constantFrom(0, 0.05), ({ low, high, log }, share) => {
        const { min, max } = scaleOf(low, high, { log, share, around: 1 });
        assert.ok(Number.isFinite(min) && Number.isFinite(max) && min < max && (!log || min > 0), `${min} to ${max}`);
      }),
    );
  });

  it('puts each value in its place, and finds it again there', () => {
    fc.assert(
      fc.property(ends, fc.double({ min: 0, max: 1, noNaN: true }), ({ low, high, log }, unit) => {
        const scale = scaleOf(low, high, { log, share: 0, around: 1 });
        const again = toUnit(scale, fromUnit(scale, unit));
        assert.ok(Number.isFinite(again));
        // Where neighbouring numbers are far apart there is none in between.
        const isWide = scale.max / 2 - scale.min / 2 > Math.max(Math.abs(scale.min), Math.abs(scale.max)) * 1e-9;
        if (isWide && Math.abs(scale.max) > 1e-290) assert.ok(Math.abs(again - unit) < 1e-5, `${again} is not ${unit}`);
      }),
    );
  });

  it('has no place for 0 where it is logarithmic', () => {
    assert.equal(toUnit({ min: 1, max: 100, log: true }, 10), 0.5);
    assert.deepEqual(
      [0, -3].map((value) => toUnit({ min: 1, max: 100, log: true }, value)),
      [NaN, NaN],
    );
  });
});

describe('the ticks of an axis', () => {
  it('are round numbers, with as many digits as tell them apart', () => {
    assert.deepEqual(labels(ticksOf(linear(0, 100_000), 'step', 5)), ['0', '20k', '40k', '60k', '80k', '100k']);
    assert.deepEqual(labels(ticksOf(linear(0.72, 0.95), 'value', 5)), ['0.75', '0.8', '0.85', '0.9', '0.95']);
    assert.deepEqual(labels(ticksOf(linear(12345.1, 12345.9), 'value', 4)), [
      '12345.2',
      '12345.4',
      '12345.6',
      '12345.8',
    ]);
    assert.deepEqual(labels(ticksOf({ min: 1e-5, max: 1, log: true }, 'value', 5)), [
      '1e-5',
      '0.0001',
      '0.001',
      '0.01',
      '0.1',
      '1',
    ]);
  });

  it('are whole steps, however near one looks', () => {
    assert.deepEqual(labels(ticksOf(linear(3.2, 6.1), 'step', 20)), ['4', '5', '6']);
  });

  it('are round times', () => {
    assert.deepEqual(labels(ticksOf(linear(0, 5_400_000), 'relative', 4)), ['0 s', '30 min', '1 h', '1 h 30 min']);
    const noon = new Date(2026, 10, 21, 12).getTime();
    assert.deepEqual(labels(ticksOf(linear(noon, noon + 3_600_000), 'time', 3)), ['12:00', '12:30', '13:00']);
    assert.deepEqual(labels(ticksOf(linear(noon, noon + 86_400_000), 'time', 2)), ['12:00', '22 Nov', '12:00']);
  });

  it('are few and lie on the scale, whatever the scale', () => {
    fc.assert(
      fc.property(ends, kinds, fc.integer({ min: 2, max: 20 }), ({ low, high, log }, kind, count) => {
        const scale = scaleOf(low, high, { log, share: 0.05, around: 1 });
        const ticks = ticksOf(scale, kind, count);
        assert.ok(ticks.length < 100);
        for (const { value, label } of ticks) {
          assert.ok(
            toUnit(scale, value) > -1e-9 && toUnit(scale, value) < 1 + 1e-9,
            `${value} is not on ${scale.min} to ${scale.max}`,
          );
          assert.notEqual(label, '');
        }
      }),
    );
  });
});
