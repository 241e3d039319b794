import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed, type Keyed } from '../../src/base/keyed.ts';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import { overtaken, reversed, undone, type AliasMove } from '../../src/promotion/aliasMove.ts';
import { recordsIn } from '../../src/promotion/moveRecord.ts';
import type { Store } from '../../src/stores/index.ts';
import { AliasTable } from './aliasTable.ts';
import { sortedAliases, twoMoves } from '../support/anyMove.ts';
import { seed } from '../support/seed.ts';
import { Turns } from '../support/turns.ts';
import { fates, MoveWay, type Fate, type Told } from './moveWay.ts';
import type { World } from './world.ts';

const isAll = process.env['PODIUM_CONTRACT'] === 'all';
const rounds = isAll ? 1000 : 100;
const model = "odd `model` 'x' é";

/** Two people who move the same aliases over a real server, of which each request can be lost, cut, late, refused or the last. */
export function interleavedMoves(there: () => World): void {
  describe('aliases moved by two people over a wilful network', function () {
    this.timeout(isAll ? 900_000 : 240_000);
    let database: AliasTable;
    let others: readonly (readonly [string, string])[];

    before(() => {
      database = new AliasTable(there().databaseUri, model);
      others = sortedAliases(database.aliases());
    });
    after(() => {
      database.begin(keyed(others));
      database.close();
    });

    async function asMlflowReads<Item>(ask: keyof Store, ...args: readonly string[]): Promise<Item> {
      const answer = await there().judge.ask(ask, ...args);
      assert.ok('value' in answer, JSON.stringify(answer));
      return answer.value as Item;
    }

    const agreed = (move: AliasMove, undoes?: string) => ({
      ...({ model, alias: move[0]?.alias ?? '', move, why: '', verdict: 'none', unmet: [] } as const),
      ...(undoes !== undefined && { undoes }),
    });

    /** Whether what a person was told is what another client saw, and the server did. */
    async function isTrue(way: MoveWay, move: AliasMove, told: Told): Promise<void> {
      if (told === 'crashed') return;
      if (told === 'rejected') {
        assert.deepEqual(way.changes, []);
        return;
      }
      const { outcome, made } = told;
      switch (outcome.kind) {
        case 'overtaken':
          assert.deepEqual(way.changes, []);
          assert.deepEqual(sortedAliases(outcome.now), sortedAliases(way.seen));
          assert.ok(overtaken(move, outcome.now).length > 0);
          break;
        case 'done': {
          assert.deepEqual(undone(move, way.seen), []);
          const version = move[0]?.to ?? move[0]?.from;
          if (outcome.unrecorded || version === undefined) break;
          const { tags } = await asMlflowReads<ModelVersion>('getModelVersion', model, version);
          const record = recordsIn(tags).find(({ id }) => id === made.id);
          assert.deepEqual(record?.move, move);
          break;
        }
        case 'contested':
          assert.deepEqual(sortedAliases(outcome.now), sortedAliases(way.seen));
          assert.ok(undone(move, outcome.now).length > 0);
          break;
        case 'failed':
          if (outcome.now) assert.deepEqual(sortedAliases(outcome.now), sortedAliases(way.seen));
          break;
        case 'unseen':
          assert.ok(way.changes.length > 0 || move.every(({ from, to }) => from === to));
      }
    }

    /** Who was told that it is done can take back exactly that, unless somebody has moved it on: then nothing happens. */
    async function isUndone(way: MoveWay, move: AliasMove, told: Told, turns: Turns): Promise<void> {
      if (typeof told === 'string' || told.outcome.kind !== 'done') return;
      way.calm();
      const back = reversed(move);
      const before = database.aliases();
      const [undoing] = await Promise.all([way.move(agreed(back, told.made.id)), turns.run()]);
      assert.ok(typeof undoing === 'object');
      const isOvertaken = overtaken(back, before).length > 0;
      assert.equal(undoing.outcome.kind, isOvertaken ? 'overtaken' : 'done');
      const expected = new Map(sortedAliases(before));
      for (const { alias, from } of isOvertaken ? [] : move)
        if (from === undefined) expected.delete(alias);
        else expected.set(alias, from);
      assert.deepEqual(sortedAliases(database.aliases()), sortedAliases(keyed([...expected])));
    }

    const wayOf = (name: string, turns: Turns, given: readonly Fate[]): MoveWay =>
      new MoveWay({ name, serverUri: there().serverUri, turns, database, fates: given });

    it(`is told as it went, in ${String(rounds)} orders of what befalls their requests (PODIUM_SEED=${String(seed)})`, async () => {
      const kinds = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), twoMoves(fates), async (scheduler, { aliases, moves, fated }) => {
          database.begin(keyed([...others, ...sortedAliases(aliases)]));
          const turns = new Turns(scheduler);
          const people = fated.map((given, at) => {
            const way = wayOf(`person ${String(at)}`, turns, given);
            return { way, move: moves[at] ?? [] };
          });
          try {
            const telling = Promise.all(people.map(({ way, move }) => way.move(agreed(move))));
            await Promise.all([turns.run(), telling]);
            const told = await telling;
            for (const [at, { way, move }] of people.entries()) {
              const is = told[at] ?? 'crashed';
              kinds.add(typeof is === 'string' ? is : is.outcome.kind);
              await isTrue(way, move, is);
            }
            await isMeant(aliases, moves);
            for (const [at, { way, move }] of people.entries()) await isUndone(way, move, told[at] ?? 'crashed', turns);
          } finally {
            for (const { way } of people) await way.close();
          }
        }),
        { numRuns: rounds, seed, endOnFailure: true },
      );
      // What never came to an end of some kind would say nothing of it.
      assert.deepEqual([...kinds].sort(), [
        ...['contested', 'crashed', 'done', 'failed', 'overtaken', 'rejected', 'unseen'],
      ]);
    });

    it('is made whole or not at all by one person alone, whatever befalls one of the requests', async () => {
      const aliases = keyed([...others, ['champion', '1'], ['challenger', '2']]);
      const changed = keyed([...others, ['champion', '2'], ['rollback', '1']]);
      const move = [
        { alias: 'rollback', from: undefined, to: '1' },
        { alias: 'champion', from: '1', to: '2' },
        { alias: 'challenger', from: '2', to: undefined },
      ];
      const ends: Record<string, string[]> = {};
      for (const fate of fates.filter((each) => !['late', 'crashBefore', 'crashAfter'].includes(each))) {
        ends[fate] = [];
        for (let at = 0; at < 6; at++) {
          database.begin(aliases);
          const [scheduler] = fc.sample(fc.scheduler(), { numRuns: 1, seed });
          assert.ok(scheduler);
          const turns = new Turns(scheduler);
          const way = wayOf('Ada', turns, [...Array.from({ length: at }, (): Fate => 'well'), fate]);
          try {
            const [told] = await Promise.all([way.move(agreed(move)), turns.run()]);
            await isTrue(way, move, told);
            const kind = typeof told === 'string' ? told : told.outcome.kind;
            ends[fate].push(kind);
            const isMoved = kind === 'done' || kind === 'unseen';
            assert.deepEqual(sortedAliases(database.aliases()), sortedAliases(isMoved ? changed : aliases));
          } finally {
            await way.close();
          }
        }
      }
      const [done, failed] = ['done', 'failed'];
      assert.deepEqual(ends, {
        well: [done, done, done, done, done, done],
        // A reading that is refused or lost is asked again where that may help.
        refused: ['rejected', failed, failed, failed, done, 'unseen'],
        lostThere: [done, failed, failed, failed, done, done],
        lostBack: [done, done, done, done, done, done],
        cutBack: [done, done, done, done, done, done],
        badGateway: [done, done, done, done, done, done],
      });
    });

    /** MLflow reads what stands in the database; nobody has made up a holder, or touched another alias. */
    async function isMeant(aliases: Keyed<string>, moves: readonly AliasMove[]): Promise<void> {
      const now = database.aliases();
      const read = await asMlflowReads<RegisteredModel>('getRegisteredModel', model);
      assert.deepEqual(sortedAliases(read.aliases), sortedAliases(now));
      const meant = [...Object.values(aliases), ...moves.flatMap((move) => move.flatMap(({ from, to }) => [from, to]))];
      const untouched = keyed(others);
      for (const [alias, version] of Object.entries(now))
        assert.ok(alias in untouched ? untouched[alias] === version : meant.includes(version), alias);
      for (const [alias] of others) assert.ok(alias in now, alias);
    }
  });
}
