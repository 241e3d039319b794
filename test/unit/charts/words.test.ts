import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lookOf } from '../../../src/charts/looks.ts';
import { durationOf } from '../../../src/charts/timeWords.ts';
import { Words } from '../../../src/charts/words.ts';
import { xWords } from '../../../src/charts/xWords.ts';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

describe('the words of a chart', () => {
  it('say how long it took in two units', () => {
    const told = [
      0,
      250,
      12_500,
      5 * minute + 30 * second,
      hour + 30 * minute,
      2 * day + 3 * hour,
      -2 * hour,
      hour - 1,
    ];
    assert.deepEqual(told.map(durationOf), [
      '0 s',
      '250 ms',
      '12.5 s',
      '5 min 30 s',
      '1 h 30 min',
      '2 d 3 h',
      '-2 h',
      '60 min',
    ]);
  });

  it('say where on the x axis one is', () => {
    assert.equal(xWords(50_400, { kind: 'step', log: false }), 'step 50,400');
    assert.equal(xWords(90_000, { kind: 'relative', log: false }), 'after 1 min 30 s');
    assert.equal(xWords(12.5, { kind: 'metric', name: 'tokens', log: false }), 'tokens 12.5');
    assert.equal(
      xWords(new Date(2026, 10, 21, 10, 44, 3).getTime(), { kind: 'time', log: false }),
      '21 Nov 2026, 10:44:03',
    );
  });

  it('never lie over each other, nor beyond an edge', () => {
    const area = { left: 0, right: 300, top: 0, bottom: 100 };
    const text = fc.tuple(
      fc.string({ maxLength: 12 }),
      fc.integer({ min: -20, max: 320 }),
      fc.integer({ min: -20, max: 120 }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const words = new Words(area, ({ length }) => length * 6);
        const placed = texts.flatMap(([word, x, y]) => {
          const place = words.place(word, x, [y, y + 13]);
          return place ? [{ ...place, width: word.length * 6 }] : [];
        });
        placed.forEach((a, index) => {
          assert.ok(a.x >= 0 && a.x + a.width <= 300 && a.y <= 100 && a.y >= 9);
          for (const b of placed.slice(index + 1))
            assert.ok(Math.abs(a.y - b.y) >= 13 || a.x >= b.x + b.width || b.x >= a.x + a.width);
        });
      }),
    );
  });
});

describe('the looks of lines', () => {
  it('differ in colour, dash and marker as long as they can, and all 210 in one of them', () => {
    const looks = Array.from({ length: 210 }, (_, index) => lookOf(index));
    assert.equal(new Set(looks.map(({ color, dash, marker }) => `${color} ${dash} ${marker}`)).size, 210);
    for (const part of ['color', 'dash', 'marker'] as const)
      assert.equal(new Set(looks.slice(0, 5).map((look) => look[part])).size, 5);
  });
});
