import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partOf } from '../../../src/charts/part.ts';
import { summaryOf } from '../../../src/charts/summary.ts';
import { tracksOf, type Line } from '../../../src/charts/tracks.ts';
import { aLine, byStep, trackOf } from './aLine.ts';

const say = (...lines: readonly Line[]): string => summaryOf('auc', tracksOf(lines, byStep, 0));

describe('the sentence of a chart', () => {
  it('tells the course of one run', () => {
    assert.equal(
      say(aLine([0.72, 0.95, 0.942])),
      'auc rose from 0.72 at step 0 to 0.942 at step 2, at most 0.95 at step 1.',
    );
    assert.equal(
      say(aLine([5, 1, 3], { steps: [0, 500, 12_000] })),
      'auc fell from 5 at step 0 to 3 at step 12,000, at least 1 at step 500.',
    );
    assert.equal(say(aLine([1, 4, 1])), 'auc went back from 1 at step 0 to 1 at step 2, at most 4 at step 1.');
  });

  it('tells of one point, and of none', () => {
    assert.equal(say(aLine([0.5], { steps: [7] })), 'auc is 0.5 at step 7.');
    assert.equal(say(aLine([NaN])), 'auc is NaN at step 0.');
    assert.equal(say(aLine([])), 'auc has no points yet.');
    assert.equal(say(), 'auc has no points yet.');
  });

  it('tells what stays the same, and what is never a number', () => {
    assert.equal(say(aLine([2, 2, 2])), 'auc is 2 throughout, from step 0 to step 2.');
    assert.equal(
      say(aLine([2, NaN, 2])),
      'auc is 2 wherever it is finite, from step 0 to step 2; it was NaN at step 1.',
    );
    assert.equal(say(aLine([NaN, NaN])), 'auc is NaN throughout, from step 0 to step 1.');
    assert.equal(say(aLine([NaN, Infinity])), 'auc is NaN or infinite throughout, from step 0 to step 1.');
  });

  it('tells which of many runs leads, since when, and what became NaN', () => {
    const heron = aLine([0.72, 0.8, 0.942], { label: 'gallant-heron' });
    const otter = aLine([0.75, 0.81, 0.9], { label: 'brisk-otter' });
    const stoat = aLine([0.7, 0.73, NaN], { label: 'mild-stoat' });
    assert.equal(
      say(heron, otter, stoat),
      'auc rose in all 3 runs; gallant-heron rose from 0.72 to 0.942 and is highest since step 2; mild-stoat became NaN at step 2.',
    );
  });

  it('tells the lowest where values fall, and tells of ties', () => {
    assert.equal(
      say(aLine([3, 1], { label: 'a' }), aLine([4, 2], { label: 'b' })),
      'auc fell in both runs; a fell from 3 to 1 and is lowest throughout.',
    );
    assert.equal(
      say(aLine([3, 1]), aLine([4, 1]), aLine([1, 2])),
      'auc fell in 2 of 3 runs and rose in 1; 2 runs end lowest, at 1.',
    );
  });

  it('counts a run that has ended with its last value', () => {
    const short = aLine([1, 9], { label: 'short' });
    const long = aLine([2, 3, 4, 5], { label: 'long' });
    assert.match(say(short, long), /short rose from 1 to 9 and is highest since step 1/);
  });

  it('names no more than three runs that are not finite', () => {
    const odd = Array.from({ length: 5 }, (_, index) => aLine([1, NaN], { label: `r${index}` }));
    assert.match(
      say(...odd),
      /r0 became NaN at step 1; r1 .*; r2 became NaN at step 1; NaN or infinities in 2 more\.$/,
    );
  });

  it('says where it is only about so, a first impression, or but a part', () => {
    const [a, b] = [aLine([0, 9, 20], { label: 'a', sampled: true }), aLine([5, 6, 7], { label: 'b' })];
    assert.match(say(a, b), /a rose from 0 to 20 and is highest since about step 1\.$/);
    const tracks = tracksOf([aLine([1, 2])], byStep, 0);
    assert.equal(
      summaryOf('auc', tracks, { isQuick: true }),
      'At first sight: auc rose from 1 at step 0 to 2 at step 1.',
    );
    assert.match(summaryOf('auc', tracks, { isLive: true, isZoomed: true }), /^In this part, so far: auc rose/);
    const part = partOf(aLine([1, 2, 3]), byStep, { min: 1, max: 2 });
    assert.equal(
      summaryOf('auc', tracksOf([part], byStep, 0), { isZoomed: true }),
      'In this part: auc rose from 2 at step 1 to 3 at step 2.',
    );
    const back = aLine([1, 2, 3, 4], { xs: [0, 9, 1, 2] });
    const { series } = partOf(back, { kind: 'metric', log: false }, { min: 0, max: 2 });
    assert.deepEqual([...series.values], [1, 3, 4]);
    assert.equal(summaryOf('auc', [], { isZoomed: true }), 'auc has no points in this part.');
  });

  it('tells of groups as such', () => {
    const lines = [aLine([1, 2]), aLine([3, 4]), aLine([5, 5]), aLine([7, 6])];
    const groups = [
      { label: 'lr 0.1', lineIds: lines.slice(0, 2).map(({ id }) => id), color: 0 },
      { label: 'lr 0.2', lineIds: lines.slice(2).map(({ id }) => id), color: 1 },
    ];
    assert.equal(
      summaryOf('auc', tracksOf(lines, byStep, 0, groups)),
      'auc rose in 1 of 2 groups and fell in 1; the mean of lr 0.2 fell from 6 to 5.5 and is highest throughout.',
    );
  });

  it('shows no name as anything but text on one line', () => {
    const sentence = summaryOf('a\u202eb\n', [trackOf([1, 2], { label: 'x\n' }), trackOf([1, 3], { label: '\u0000' })]);
    assert.doesNotMatch(sentence, /[\u0000-\u001f\u202e]/);
  });

  it('is one sentence, whatever the values', () => {
    const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, 1, NaN, Infinity, Number.MAX_VALUE)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 6 }), (rows) => {
        const sentence = say(...rows.map((row) => aLine(row)));
        assert.match(sentence, /^auc [^\n]+[^ ;,.]\.$/);
        assert.doesNotMatch(sentence, /undefined|step NaN|1\.7976931348623157e\+308| {2}/);
      }),
    );
  });
});
