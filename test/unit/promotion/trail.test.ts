import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed, type Keyed } from '../../../src/base/keyed.ts';
import type { ModelVersion } from '../../../src/model/modelVersion.ts';
import type { AliasMove } from '../../../src/promotion/aliasMove.ts';
import { recordHolder, recordId, recordsIn, recordTag, type MoveRecord } from '../../../src/promotion/moveRecord.ts';
import { holderAt } from '../../../src/promotion/holderAt.ts';
import type { AliasHistory } from '../../../src/promotion/history.ts';
import { holderBefore, standingMoves } from '../../../src/promotion/standingMoves.ts';
import { timelineOf } from '../../../src/promotion/timeline.ts';
import { trailCsv, trailJson } from '../../../src/promotion/trailExport.ts';
import { aVersion } from '../../support/make.ts';

const may = (day: number, hour = 12): number => Date.UTC(2026, 4, day, hour);

describe('a move on record', () => {
  it('is read from the tags of its version as it was written, and from no others', () => {
    const record = recordOf(may(3), [{ alias: 'champion', from: '3', to: '5' }], { commit: 'c0ffee', undoes: 'x' });
    const { key, value } = recordTag(record);
    assert.equal(key, 'podium.promotion.20260503T120000000Z-k3f9');
    assert.deepEqual(
      recordsIn(
        keyed([
          ['stage', 'x'],
          [key, value],
          ['podium.promotion.y', '{"when":"soon"}'],
        ]),
      ),
      [record],
    );
  });

  it('keeps whatever was said, within what every MLflow takes', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 3_000 });
    const anyMove = fc.array(
      fc.record(
        {
          alias: fc.string({ maxLength: 60 }),
          from: fc.option(fc.constant('1'), { nil: undefined }),
          to: fc.constant('12'),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 4 }), anyMove, (why, unmet, move) => {
        const record = { ...recordOf(may(1), move), why, unmet };
        const { key, value } = recordTag(record);
        assert.ok(value.length <= 5_000, String(value.length));
        const [read] = recordsIn(keyed([[key, value]]));
        assert.ok(read && why.startsWith(read.why));
        assert.deepEqual(read.move, move);
        assert.ok(read.unmet.every((one) => unmet.includes(one)));
      }),
    );
  });

  it('has room also for the longest of everything that can be said, in letters that JSON writes with six', () => {
    const dark = '\u0001'.repeat(5_000);
    const unmet = Array.from({ length: 10 }, () => dark.slice(0, 240));
    const record = {
      ...recordOf(may(1), [{ alias: 'a'.repeat(255), from: '1', to: '2' }]),
      ...{ who: dark, why: dark, unmet },
    };
    const { key, value } = recordTag(record);
    assert.ok(value.length <= 5_000, String(value.length));
    const [read] = recordsIn(keyed([[key, value]]));
    assert.ok(read);
    assert.deepEqual([dark.startsWith(read.who), dark.startsWith(read.why), read.unmet.length], [true, true, 1]);
    assert.ok(read.who !== '' && read.why !== '');
  });

  it('says in plain JSON what happened, for whoever reads the tag without Podium', () => {
    const record = recordOf(may(3), [{ alias: 'champion', from: '3', to: undefined }], { unmet: ['no approval'] });
    assert.deepEqual(JSON.parse(recordTag(record).value), {
      ...{ when: '2026-05-03T12:00:00.000Z', who: record.who, why: record.why, verdict: record.verdict },
      unmet: ['no approval'],
      moves: [{ alias: 'champion', from: '3', to: null }],
    });
  });

  it('is none where it says more than Podium ever writes, names what is no version, or has another key', () => {
    const { key, value } = recordTag(recordOf(may(3), [{ alias: 'champion', from: '3', to: '5' }]));
    const sound = JSON.parse(value) as Record<string, unknown>;
    const moves = (count: number, to: unknown = '5'): readonly object[] =>
      Array.from({ length: count }, () => ({ alias: 'champion', from: '3', to }));
    const isRead = (change: object, asKey = key): boolean =>
      recordsIn(keyed([[asKey, JSON.stringify({ ...sound, ...change })]])).length === 1;
    assert.equal(isRead({ moves: moves(20) }), true);
    for (const change of [
      { moves: moves(21) },
      { moves: [] },
      { moves: moves(1, '5; DROP') },
      { moves: moves(1, 'v5') },
      { moves: moves(1, 5) },
      { moves: moves(1, '1'.repeat(19)) },
      { why: 'x'.repeat(9_000) },
      { when: 'yesterday' },
      { verdict: 'perhaps' },
    ])
      assert.equal(isRead(change), false, JSON.stringify(change).slice(0, 100));
    assert.equal(isRead({}, key.replace('promotion', 'demotion')), false);
  });

  it('stands at the version that got the alias that it was all about, or lost it', () => {
    const move = [
      { alias: 'rollback', from: undefined, to: '1' },
      { alias: 'champion', from: '1', to: '2' },
    ];
    assert.equal(recordHolder(move, 'champion'), '2');
    assert.equal(recordHolder([{ alias: 'champion', from: '2', to: undefined }], 'champion'), '2');
  });
});

describe('the moves that nobody took back', () => {
  const toTwo = { ...recordOf(may(1), [{ alias: 'champion', from: '1', to: '2' }]), id: 'a' };
  const promotion = {
    ...recordOf(may(2), [
      { alias: 'rollback', from: undefined, to: '2' },
      { alias: 'champion', from: '2', to: '3' },
    ]),
    id: 'b',
  };
  const taken = { ...recordOf(may(3), [{ alias: 'shadow', from: '3', to: undefined }]), id: 'c' };
  const undoing = { ...recordOf(may(4), [{ alias: 'shadow', from: undefined, to: '3' }]), id: 'd', undoes: 'c' };
  const at = (version: string, ...records: readonly MoveRecord[]): ModelVersion =>
    aVersion({ version, tags: Object.fromEntries(records.map((one) => [recordTag(one).key, recordTag(one).value])) });
  const told = (moves: ReturnType<typeof standingMoves>) => moves.map(({ record, alias }) => [record.id, alias]);

  it('are told the latest first, each by the alias that its version got or lost', () => {
    assert.deepEqual(told(standingMoves([at('2', toTwo), at('3', promotion, taken)])), [
      ['c', 'shadow'],
      ['b', 'champion'],
      ['a', 'champion'],
    ]);
  });

  it('are neither those that were taken back, nor those that took back', () => {
    assert.deepEqual(told(standingMoves([at('2', toTwo), at('3', promotion, taken, undoing)])), [
      ['b', 'champion'],
      ['a', 'champion'],
    ]);
  });

  it('stand in one order also where they were made in the same moment, wherever they are found', () => {
    const same = { ...toTwo, id: 'z' };
    for (const versions of [[at('2', toTwo, same)], [at('2', same, toTwo)]])
      assert.deepEqual(told(standingMoves(versions)), [
        ['z', 'champion'],
        ['a', 'champion'],
      ]);
  });

  it('say who had an alias before the version that has it now, if that was another one', () => {
    const moves = standingMoves([at('2', toTwo), at('3', promotion)]);
    assert.deepEqual(holderBefore(moves, 'champion', '3'), { version: '2', id: 'b' });
    assert.deepEqual(holderBefore(moves, 'champion', '2'), { version: '1', id: 'a' });
    assert.equal(holderBefore(moves, 'champion', '1'), undefined);
    assert.equal(holderBefore(moves, 'rollback', '2'), undefined);
    const again = { ...recordOf(may(5), [{ alias: 'champion', from: '3', to: '3' }]), id: 'e' };
    assert.deepEqual(holderBefore(standingMoves([at('3', promotion, again)]), 'champion', '3'), {
      version: '2',
      id: 'b',
    });
  });
});

describe('the timeline of a model', () => {
  it('has what is on record, the latest first, and nothing else where all of it fits', () => {
    const records = [
      recordOf(may(1), [{ alias: 'champion', from: undefined, to: '1' }]),
      recordOf(may(5), [{ alias: 'champion', from: '1', to: '2' }]),
    ];
    const timeline = timelineOf({ records, sightings: [seen(6, { champion: '2' })] });
    assert.deepEqual(
      timeline.map((entry) => entry.kind === 'recorded' && entry.timeMs),
      [may(5), may(1)],
    );
  });

  it('notices what was moved elsewhere, between what is known before and after it', () => {
    const records = [recordOf(may(1), [{ alias: 'champion', from: '1', to: '2' }])];
    const sightings = [seen(2, { champion: '2' }), seen(4, { champion: '7' })];
    const [first] = timelineOf({ records, sightings });
    assert.deepEqual(first, {
      kind: 'noticed',
      change: { alias: 'champion', from: '2', to: '7' },
      afterMs: may(2),
      beforeMs: may(4),
    });
  });

  it('knows what was so all the time between two looks', () => {
    const sightings = [
      { fromMs: may(2), untilMs: may(6), aliases: keyed([['champion', '2']]) },
      { fromMs: may(8), untilMs: may(9), aliases: keyed([['champion', '7']]) },
    ];
    const [moved] = timelineOf({ records: [], sightings });
    assert.deepEqual(moved, {
      kind: 'noticed',
      change: { alias: 'champion', from: '2', to: '7' },
      afterMs: may(6),
      beforeMs: may(8),
    });
    const holder = holderAt({ records: [], sightings }, 'champion', may(6));
    assert.ok(holder.kind === 'known' && holder.version === '2');
  });

  it('notices between two records what neither of them says', () => {
    const records = [
      recordOf(may(1), [{ alias: 'champion', from: '1', to: '2' }]),
      recordOf(may(9), [{ alias: 'champion', from: '4', to: '5' }]),
    ];
    const noticed = timelineOf({ records, sightings: [] }).filter(({ kind }) => kind === 'noticed');
    assert.deepEqual(noticed, [
      { kind: 'noticed', change: { alias: 'champion', from: '2', to: '4' }, afterMs: may(1), beforeMs: may(9) },
    ]);
  });
});

describe('which version had an alias at a moment', () => {
  const history: AliasHistory = {
    records: [
      recordOf(may(1), [{ alias: 'champion', from: undefined, to: '1' }]),
      recordOf(may(5), [{ alias: 'champion', from: '1', to: '2' }]),
    ],
    sightings: [seen(20, { champion: '9' })],
  };

  it('is the one that got it last before', () => {
    assert.deepEqual(holderAt(history, 'champion', may(3)), { kind: 'known', version: '1', clocks: ['ann'] });
    assert.deepEqual(holderAt(history, 'champion', may(5)), { kind: 'known', version: '2', clocks: ['ann'] });
    assert.deepEqual(holderAt(history, 'champion', may(25)), { kind: 'known', version: '9', clocks: ['ann'] });
  });

  it('is one of two where it moved unseen, and unknown before all that is known', () => {
    assert.deepEqual(holderAt(history, 'champion', may(10)), {
      kind: 'either',
      versions: ['2', '9'],
      afterMs: may(5),
      beforeMs: may(20),
    });
    assert.deepEqual(holderAt(history, 'champion', may(1) - 1), { kind: 'unknown', beforeMs: may(1) });
    assert.deepEqual(holderAt(history, 'shadow', may(3)), { kind: 'unknown', beforeMs: may(20) });
  });

  it('is never another than it really was, however little of what happened was seen', () => {
    const happened = fc.array(
      fc.record({ to: fc.constantFrom('1', '2', '3'), isRecorded: fc.boolean(), isSeen: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(happened, fc.nat(13), (moves, day) => {
        const records: MoveRecord[] = [];
        const sightings: AliasHistory['sightings'][number][] = [];
        const truth: (string | undefined)[] = [undefined];
        for (const [index, { to, isRecorded, isSeen }] of moves.entries()) {
          const from = truth.at(-1);
          if (isRecorded) records.push(recordOf(may(index + 1, 0), [{ alias: 'champion', from, to }]));
          truth.push(to);
          if (isSeen) sightings.push(seen(index + 1, { champion: to }));
        }
        const told = holderAt({ records, sightings }, 'champion', may(day, 6));
        const was = truth[Math.min(day, moves.length)];
        // Moved away and back between two looks, nobody can know; anything else is told as it was, or not at all.
        const neighbours = truth.filter((_, index) => index !== day);
        if (told.kind === 'known') assert.ok(told.version === was || neighbours.includes(told.version));
        if (told.kind === 'known' && moves.every(({ isRecorded }) => isRecorded)) assert.equal(told.version, was);
      }),
    );
  });
});

describe('the trail of a model, exported,', () => {
  const entries = timelineOf({
    records: [recordOf(may(1), [{ alias: 'champion', from: '1', to: '2' }], { why: '=HYPERLINK("x")' })],
    sightings: [seen(3, { champion: '4' })],
  });

  it('has a row for each alias that moved, none of it a formula', () => {
    const [head, noticed, recorded, end] = trailCsv('churn', entries).split('\r\n');
    assert.equal(head, 'model,alias,from,to,when,notBefore,who,why,verdict,unmet,commit,undoes,move,known');
    assert.equal(noticed, 'churn,champion,2,4,2026-05-03T12:00:00.000Z,2026-05-01T12:00:00.000Z,,,,,,,,made elsewhere');
    assert.match(recorded ?? '', /,ann,"'=HYPERLINK\(""x""\)",met,/);
    assert.equal(end, '');
  });

  it('has why a policy was overridden, and what was taken back', () => {
    const record = recordOf(may(3), [{ alias: 'champion', from: '2', to: '1' }], {
      ...{ verdict: 'overridden', unmet: ['No approval.', 'auc is 0.1.'], commit: 'c0ffee', undoes: 'x' },
    });
    const timeline = timelineOf({ records: [record], sightings: [] });
    const [row] = JSON.parse(trailJson('churn', timeline)) as Record<string, string>[];
    assert.deepEqual(row, {
      ...{ model: 'churn', alias: 'champion', from: '2', to: '1' },
      ...{ when: '2026-05-03T12:00:00.000Z', notBefore: '2026-05-03T12:00:00.000Z', who: 'ann', why: 'better' },
      ...{ verdict: 'overridden', unmet: 'No approval. auc is 0.1.', commit: 'c0ffee', undoes: 'x' },
      ...{ move: record.id, known: 'recorded' },
    });
  });

  it('says the same as JSON', () => {
    const rows = JSON.parse(trailJson('churn', entries)) as readonly Record<string, string>[];
    assert.deepEqual(
      rows.map(({ from, to, known }) => [from, to, known]),
      [
        ['2', '4', 'made elsewhere'],
        ['1', '2', 'recorded'],
      ],
    );
  });
});

function recordOf(timeMs: number, move: AliasMove, more: Partial<MoveRecord> = {}): MoveRecord {
  return { id: recordId(timeMs, 'k3f9'), timeMs, who: 'ann', why: 'better', verdict: 'met', unmet: [], move, ...more };
}

function seen(day: number, aliases: Readonly<Record<string, string>>): AliasHistory['sightings'][number] {
  const kept: Keyed<string> = keyed(Object.entries(aliases));
  return { fromMs: may(day), untilMs: may(day), aliases: kept };
}
