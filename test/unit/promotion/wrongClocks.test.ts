import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed } from '../../../src/base/keyed.ts';
import { holderAt } from '../../../src/promotion/holderAt.ts';
import { recordId, type MoveRecord } from '../../../src/promotion/moveRecord.ts';
import type { AliasHistory } from '../../../src/promotion/history.ts';
import { timelineOf, type TimelineEntry } from '../../../src/promotion/timeline.ts';

const hourMs = 3_600_000;
const noonMs = Date.UTC(2026, 4, 3, 12);

/** What really happened to an alias, an hour after the other, and what was written and seen of it. */
interface Story {
  readonly history: AliasHistory;
  /** By the hour, from before the first move on. */
  readonly holders: readonly (string | undefined)[];
  /** Which of the moves nobody put on record, by their hour. */
  readonly unrecorded: readonly number[];
  /** Whose clocks are right. */
  readonly right: ReadonlySet<string>;
}

const writers = ['ann', 'bob', 'eve'] as const;
const anyOffset = fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 30 }));

function anyStory(who: readonly ((typeof writers)[number] | 'elsewhere')[]): fc.Arbitrary<Story> {
  const anyMove = fc.record({
    to: fc.constantFrom('1', '2', '3', undefined),
    who: fc.constantFrom(...who),
    isSeen: fc.boolean(),
  });
  const offsets = fc.record({ ann: anyOffset, bob: anyOffset, eve: anyOffset });
  return fc.tuple(fc.array(anyMove, { minLength: 1, maxLength: 9 }), offsets).map(([moves, offset]) => {
    const holders: (string | undefined)[] = [undefined];
    const records: MoveRecord[] = [];
    const sightings: AliasHistory['sightings'][number][] = [];
    const unrecorded: number[] = [];
    for (const { to, who: writer, isSeen } of moves) {
      const [hour, from] = [holders.length, holders.at(-1)];
      holders.push(from === to ? from : to);
      if (from !== to && writer === 'elsewhere') unrecorded.push(hour);
      if (from !== to && writer !== 'elsewhere') records.push(recordOf(at(hour + offset[writer]), writer, from, to));
      if (isSeen) sightings.push(seenAt(at(hour + 0.5), to));
    }
    sightings.push(seenAt(at(holders.length), holders.at(-1)));
    const right = new Set<string>(writers.filter((one) => offset[one] === 0));
    return { history: { records, sightings }, holders, unrecorded, right };
  });
}

describe('the timeline of a model whose writers have clocks of their own', () => {
  it('invents no move where all are on record, however wrong the clocks are', () => {
    fc.assert(
      fc.property(anyStory(writers), ({ history }) => {
        const timeline = timelineOf(history);
        assert.deepEqual(
          timeline.filter(({ kind }) => kind === 'noticed'),
          [],
        );
        assert.equal(timeline.length, history.records.length);
        // The latest first, each goes on from the one below it.
        const changes = timeline.map((entry) => (entry.kind === 'recorded' ? entry.record.move[0] : undefined));
        for (const [index, change] of changes.entries())
          if (index > 0) assert.equal(changes[index - 1]?.from, change?.to);
      }),
      { numRuns: 2_000 },
    );
  });

  it('suspects nobody where all are on record and every clock is right', () => {
    fc.assert(
      fc.property(anyStory(writers), ({ history, right }) => {
        fc.pre(right.size === writers.length);
        assert.deepEqual(suspects(timelineOf(history)), new Set());
      }),
    );
  });

  it('has no move that did not happen, as long as the clocks that it relies on are right', () => {
    fc.assert(
      fc.property(anyStory([...writers, 'elsewhere']), ({ history, holders, unrecorded, right }) => {
        const timeline = timelineOf(history);
        fc.pre(reliedOn(history, suspects(timeline)).every((who) => right.has(who)));
        for (const entry of timeline) {
          if (entry.kind !== 'noticed') continue;
          const [after, before] = [hoursOf(entry.afterMs ?? 0), hoursOf(entry.beforeMs)];
          assert.equal(holders[Math.floor(after)], entry.change.from);
          assert.equal(
            holders[
              Number.isInteger(before) && before < holders.length && isRecordAt(history, before)
                ? before - 1
                : Math.min(Math.floor(before), holders.length - 1)
            ],
            entry.change.to,
          );
          assert.ok(unrecorded.some((hour) => hour > Math.floor(after) && hour <= before));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps the order in which versions followed each other, and says whose clock contradicts it', () => {
    const records = [
      recordOf(at(1), 'ann', undefined, '1'),
      recordOf(at(9), 'bob', '1', '2'),
      recordOf(at(3), 'ann', '2', '3'),
    ];
    const sightings = [seenAt(at(2.5), '2'), seenAt(at(4), '3')];
    assert.deepEqual(
      timelineOf({ records, sightings }).map((entry) =>
        entry.kind === 'recorded'
          ? [entry.record.move[0]?.to, entry.isClockWrong, Number(hoursOf(entry.timeMs).toFixed(3))]
          : entry,
      ),
      [
        ['3', false, 3],
        ['2', true, 2.5],
        ['1', false, 1],
      ],
    );
  });

  it('says nothing of clocks that are as near as clocks are', () => {
    const records = [
      recordOf(at(1), 'ann', undefined, '1'),
      recordOf(at(2) + 20_000, 'bob', '1', '2'),
      recordOf(at(2), 'ann', '2', '3'),
    ];
    const timeline = timelineOf({ records, sightings: [seenAt(at(3), '3')] });
    const versions = timeline.map((entry) => entry.kind === 'recorded' && entry.record.move[0]?.to);
    assert.deepEqual([versions, suspects(timeline)], [['3', '2', '1'], new Set()]);
  });

  it('still notices a move made elsewhere while a clock is wrong', () => {
    const records = [
      recordOf(at(1), 'ann', undefined, '1'),
      recordOf(at(20), 'bob', '1', '2'),
      recordOf(at(5), 'ann', '2', '3'),
    ];
    const sightings = [seenAt(at(6), '3'), seenAt(at(8), '7')];
    const [first] = timelineOf({ records, sightings });
    assert.deepEqual(first, {
      kind: 'noticed',
      change: { alias: 'champion', from: '3', to: '7' },
      afterMs: at(6),
      beforeMs: at(8),
    });
  });

  it('is made in reasonable time of many moves by many people', () => {
    const people = ['ann', 'bob', 'eve', 'kim', 'max'];
    const records = Array.from({ length: 300 }, (_, hour) =>
      recordOf(at(hour - (hour % 5 === 4 ? 40 : 0)), people[hour % 5] ?? '', String(hour % 7), String((hour + 1) % 7)),
    );
    const timeline = timelineOf({ records, sightings: [seenAt(at(400), '9')] });
    assert.ok(timeline.filter(({ kind }) => kind === 'recorded').length === 300);
  });
});

describe('which version had an alias at a moment, by clocks of which some are wrong,', () => {
  it('is never said otherwise than it was, as long as the clocks that it relies on are right', () => {
    fc.assert(
      fc.property(anyStory(writers), fc.integer({ min: -2, max: 24 }), ({ history, holders, right }, half) => {
        const hour = half / 2 + 0.25;
        const told = holderAt(history, 'champion', at(hour));
        fc.pre(reliedOn(history, suspects(timelineOf(history))).every((who) => right.has(who)));
        const was = holders[Math.max(0, Math.min(Math.floor(hour), holders.length - 1))];
        if (told.kind === 'known') assert.equal(told.version, was);
        if (told.kind === 'either' || told.kind === 'unsure') assert.ok(told.versions.includes(was));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is one of those that may have had it then, and names the clocks that differ', () => {
    const records = [
      recordOf(at(1), 'ann', undefined, '1'),
      recordOf(at(9), 'bob', '1', '2'),
      recordOf(at(3), 'ann', '2', '3'),
    ];
    // Which of the two clocks it is, nobody can tell.
    const history = { records, sightings: [seenAt(at(0), undefined), seenAt(at(10), '3')] };
    assert.deepEqual(holderAt(history, 'champion', at(2)), {
      kind: 'unsure',
      versions: [undefined, '3', '1', '2'],
      wrongClocks: ['ann', 'bob'],
    });
    // What was seen meanwhile speaks for one of them.
    const seen = { records, sightings: [seenAt(at(1.5), '1'), seenAt(at(4), '3')] };
    assert.deepEqual(holderAt(seen, 'champion', at(2)), { kind: 'unsure', versions: ['1', '2'], wrongClocks: ['bob'] });
    assert.deepEqual(holderAt(seen, 'champion', at(1.5)), { kind: 'known', version: '1', clocks: ['ann'] });
    assert.deepEqual(holderAt(seen, 'champion', at(5)), { kind: 'known', version: '3', clocks: ['ann'] });
  });
});

function at(hour: number): number {
  return noonMs + hour * hourMs;
}

function hoursOf(timeMs: number): number {
  return (timeMs - noonMs) / hourMs;
}

function suspects(timeline: readonly TimelineEntry[]): ReadonlySet<string> {
  return new Set(
    timeline.flatMap((entry) => (entry.kind === 'recorded' && entry.isClockWrong ? [entry.record.who] : [])),
  );
}

function reliedOn({ records }: AliasHistory, wrong: ReadonlySet<string>): readonly string[] {
  return records.map(({ who }) => who).filter((who) => !wrong.has(who));
}

function isRecordAt({ records }: AliasHistory, hour: number): boolean {
  return records.some(({ timeMs }) => timeMs === at(hour));
}

function recordOf(timeMs: number, who: string, from: string | undefined, to: string | undefined): MoveRecord {
  const move = [{ alias: 'champion', from, to }];
  return { id: recordId(timeMs, who), timeMs, who, why: '', verdict: 'none', unmet: [], move };
}

function seenAt(timeMs: number, holder: string | undefined): AliasHistory['sightings'][number] {
  return { fromMs: timeMs, untilMs: timeMs, aliases: keyed(holder === undefined ? [] : [['champion', holder]]) };
}
