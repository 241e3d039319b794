import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed, type Keyed } from '../../../src/base/keyed.ts';
import { overtaken, reversed, undone, type AliasMove } from '../../../src/promotion/aliasMove.ts';
import { carryOut, type AliasKeeper, type MoveOutcome } from '../../../src/promotion/carryOut.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { anyMove, sortedAliases, twoMoves } from '../../support/anyMove.ts';

/** What may befall a call: refused, lost on its way there or back, done when everybody has given it up, or its caller is no more. */
const fates = ['well', 'refused', 'lostThere', 'lostBack', 'late', 'crash'] as const;
type Fate = (typeof fates)[number];

/** A registry in memory, whose calls happen in whichever order the scheduler says. */
class Registry {
  aliases: Keyed<string>;
  readonly writes: { readonly user: string; readonly aliases: Keyed<string> }[] = [];

  constructor(aliases: Keyed<string>) {
    this.aliases = aliases;
  }

  set(user: string, alias: string, version: string | undefined): void {
    const others = Object.entries(this.aliases).filter(([name]) => name !== alias);
    this.aliases = keyed(version === undefined ? others : [...others, [alias, version]]);
    this.writes.push({ user, aliases: this.aliases });
  }
}

/** One person's way to the registry, and what was read on it last. */
class User implements AliasKeeper {
  lastRead: Keyed<string> | undefined;
  recorded = 0;
  readonly #name: string;
  readonly #registry: Registry;
  readonly #turn: (what: string) => Promise<unknown>;
  readonly #fates: Fate[];

  constructor(name: string, registry: Registry, turn: (what: string) => Promise<unknown>, given: readonly Fate[]) {
    this.#name = name;
    this.#registry = registry;
    this.#turn = turn;
    this.#fates = [...given];
  }

  async read(): Promise<Keyed<string>> {
    this.lastRead = await this.#call('read', () => this.#registry.aliases);
    return this.lastRead;
  }

  set(alias: string, version: string | undefined): Promise<void> {
    return this.#call(`set ${alias} ${version ?? '-'}`, () => this.#registry.set(this.#name, alias, version));
  }

  record(): Promise<void> {
    return this.#call('record', () => {
      this.recorded += 1;
    });
  }

  async #call<Result>(what: string, act: () => Result): Promise<Result> {
    const fate = this.#fates.shift() ?? 'well';
    await this.#turn(`${this.#name}: ${what} (${fate})`);
    if (fate === 'crash') return await new Promise<never>(() => undefined);
    if (fate === 'refused') throw new StoreError('forbidden', 'No.');
    if (fate === 'lostThere') throw new StoreError('timeout', 'No answer.', { outcome: 'unknown' });
    if (fate === 'late') {
      void this.#turn(`${this.#name}: ${what}, at last`).then(act);
      throw new StoreError('timeout', 'No answer.', { outcome: 'unknown' });
    }
    const result = act();
    await this.#turn(`${this.#name}: ${what}, answered`);
    if (fate === 'lostBack') throw new StoreError('timeout', 'No answer.', { outcome: 'unknown' });
    return result;
  }
}

const atOnce = (): Promise<void> => Promise.resolve();

describe('a move of aliases', () => {
  it('is done whole, in its order, put on record once, and read back', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    const user = new User('ann', registry, atOnce, []);
    assert.deepEqual(await carryOut(user, promotion), { kind: 'done' });
    assert.deepEqual({ ...registry.aliases }, { champion: '2', rollback: '1' });
    assert.deepEqual(
      registry.writes.map(({ aliases }) => ({ ...aliases })),
      [
        { champion: '1', challenger: '2', rollback: '1' },
        { champion: '2', challenger: '2', rollback: '1' },
        { champion: '2', rollback: '1' },
      ],
    );
    assert.equal(user.recorded, 1);
  });

  it('of one alias takes four requests', async () => {
    let requests = 0;
    const count = (what: string): Promise<void> =>
      Promise.resolve(void (requests += what.endsWith('answered') ? 0 : 1));
    const user = new User('ann', new Registry(keyed([['champion', '1']])), count, []);
    assert.deepEqual(await carryOut(user, [{ alias: 'champion', from: '1', to: '2' }]), { kind: 'done' });
    assert.equal(requests, 4);
  });

  it('is not begun where a colleague has moved an alias since it was shown', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '3'],
        ['challenger', '2'],
      ]),
    );
    const outcome = await carryOut(new User('ann', registry, atOnce, []), promotion);
    assert.ok(outcome.kind === 'overtaken');
    assert.equal(outcome.now['champion'], '3');
    assert.deepEqual(registry.writes, []);
  });

  it('rejects where nobody answers before the first write, or it is cancelled by then', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    await assert.rejects(carryOut(new User('ann', registry, atOnce, ['refused']), promotion), StoreError);
    const cancelled = AbortSignal.abort(new Error('Enough.'));
    await assert.rejects(carryOut(new User('ann', registry, atOnce, []), promotion, cancelled), /Enough/);
    assert.deepEqual(registry.writes, []);
  });

  it('goes on where the answer was lost and what is there says that it was done', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    const user = new User('ann', registry, atOnce, ['well', 'lostBack']);
    assert.deepEqual(await carryOut(user, promotion), { kind: 'done' });
  });

  it('is put back where a step is refused', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    const outcome = await carryOut(new User('ann', registry, atOnce, ['well', 'well', 'refused']), promotion);
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual({ ...outcome.now }, { champion: '1', challenger: '2' });
    assert.deepEqual({ ...registry.aliases }, { champion: '1', challenger: '2' });
  });

  it('writes nothing for an alias that stays where it is', async () => {
    const registry = new Registry(keyed([['champion', '1']]));
    const move = [
      { alias: 'champion', from: '1', to: '1' },
      { alias: 'challenger', from: undefined, to: '2' },
    ];
    assert.deepEqual(await carryOut(new User('ann', registry, atOnce, []), move), { kind: 'done' });
    assert.deepEqual(
      registry.writes.map(({ aliases }) => ({ ...aliases })),
      [{ champion: '1', challenger: '2' }],
    );
  });

  it('is not taken for done where a step was refused and a colleague has done the same', async () => {
    const registry = new Registry(keyed([['champion', '1']]));
    const user = new User('ann', registry, atOnce, []);
    const keeper: AliasKeeper = {
      read: () => user.read(),
      set: (alias, version) => {
        registry.set('bob', alias, version);
        return Promise.reject(new StoreError('forbidden', 'No.'));
      },
      record: () => user.record(),
    };
    const outcome = await carryOut(keeper, [{ alias: 'champion', from: '1', to: '2' }]);
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual([outcome.now?.['champion'], user.recorded], ['2', 0]);
  });

  it('is put back also where it was not to be known for a while whether a step was made', async () => {
    const aliases = { champion: '1', challenger: '2' };
    const registry = new Registry(keyed(Object.entries(aliases)));
    const outcome = await carryOut(new User('ann', registry, atOnce, ['well', 'lostBack', 'refused']), promotion);
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual({ ...outcome.now }, aliases);
    assert.deepEqual({ ...registry.aliases }, aliases);
  });

  it('is put back from its end, and not where a colleague has moved on meanwhile what was written', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    const user = new User('ann', registry, atOnce, []);
    const staying = { alias: 'stable', from: undefined, to: undefined };
    const keeper = (meanwhile: () => void): AliasKeeper => ({
      read: () => user.read(),
      set: (alias, version) => {
        if (alias !== 'challenger') return user.set(alias, version);
        meanwhile();
        return Promise.reject(new StoreError('forbidden', 'No.'));
      },
      record: () => user.record(),
    });
    assert.equal(
      (
        await carryOut(
          keeper(() => undefined),
          [staying, ...promotion],
        )
      ).kind,
      'failed',
    );
    assert.deepEqual(
      registry.writes.map(({ aliases }) => [aliases['rollback'], aliases['champion']]),
      [
        ['1', '1'],
        ['1', '2'],
        ['1', '1'],
        [undefined, '1'],
      ],
    );
    const outcome = await carryOut(
      keeper(() => registry.set('bob', 'champion', '3')),
      promotion,
    );
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual({ ...outcome.now }, { champion: '3', challenger: '2' });
  });

  it('is settled by reading also where a step ended in a way that nobody foresaw', async () => {
    const registry = new Registry(keyed([['champion', '1']]));
    const user = new User('ann', registry, atOnce, []);
    const keeper: AliasKeeper = {
      read: () => user.read(),
      set: (alias, version) => {
        registry.set('ann', alias, version);
        return Promise.reject(new Error('The connection was removed.'));
      },
      record: () => user.record(),
    };
    assert.deepEqual(await carryOut(keeper, [{ alias: 'champion', from: '1', to: '2' }]), { kind: 'done' });
  });

  it('hands the cancel on to its first reading, and to nothing after that', async () => {
    const registry = new Registry(keyed([['champion', '1']]));
    const user = new User('ann', registry, atOnce, []);
    const { signal } = new AbortController();
    const heard: boolean[] = [];
    const keeper: AliasKeeper = {
      read: (asked) => {
        heard.push(asked === signal);
        return user.read();
      },
      set: (alias, version) => user.set(alias, version),
      record: () => user.record(),
    };
    await carryOut(keeper, [{ alias: 'champion', from: '1', to: '2' }], signal);
    assert.deepEqual(heard, [true, false]);
  });

  it('is reversed from its end, so that what is handed on is never lost in between', () => {
    assert.deepEqual(reversed(promotion), [
      { alias: 'challenger', from: undefined, to: '2' },
      { alias: 'champion', from: '2', to: '1' },
      { alias: 'rollback', from: '1', to: undefined },
    ]);
  });

  it('says what was written, or may have been, where nobody answers any more', async () => {
    const start = ['champion', '1'] as const;
    for (const [given, written] of [
      [['well', 'refused'], 0],
      [['well', 'lostBack'], 1],
      [['well', 'well', 'refused'], 1],
      [['well', 'well', 'lostThere'], 2],
    ] as const) {
      const user = new User('ann', new Registry(keyed([start, ['challenger', '2']])), atOnce, [
        ...given,
        ...Array.from({ length: 6 }, (): Fate => 'refused'),
      ]);
      const outcome = await carryOut(user, promotion);
      assert.ok(outcome.kind === 'failed' && !outcome.now);
      assert.deepEqual(outcome.written, promotion.slice(0, written));
    }
  });

  it('is put back also where the way to the store is gone in between', async () => {
    const aliases = { champion: '1', challenger: '2' };
    const registry = new Registry(keyed(Object.entries(aliases)));
    const user = new User('ann', registry, atOnce, []);
    const keeper: AliasKeeper = {
      read: () => user.read(),
      set: (alias, version) =>
        alias === 'challenger' ? Promise.reject(new Error('No such connection.')) : user.set(alias, version),
      record: () => user.record(),
    };
    const outcome = await carryOut(keeper, promotion);
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.error.message, /No such connection/);
    assert.deepEqual({ ...registry.aliases }, aliases);
  });

  it('is done also where that could not be put on record, and says so', async () => {
    const registry = new Registry(
      keyed([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    const outcome = await carryOut(
      new User('ann', registry, atOnce, ['well', 'well', 'well', 'well', 'refused']),
      promotion,
    );
    assert.ok(outcome.kind === 'done' && outcome.unrecorded?.fault === 'forbidden');
  });

  it('is taken back exactly by its reverse, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyMove, async ({ aliases, move }) => {
        const registry = new Registry(aliases);
        const user = new User('ann', registry, atOnce, []);
        assert.equal((await carryOut(user, move)).kind, 'done');
        assert.equal((await carryOut(user, reversed(move))).kind, 'done');
        assert.deepEqual(sortedAliases(registry.aliases), sortedAliases(aliases));
      }),
    );
  });

  it('is told as it went by each of two people, whatever befalls their calls and in whichever order', async function () {
    this.timeout(120_000);
    const kinds = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), twoMoves(fates), async (scheduler, { aliases, moves, fated }) => {
        const registry = new Registry(aliases);
        const turn = (what: string): Promise<unknown> => scheduler.schedule(Promise.resolve(what));
        const told = moves.map((move, index) => {
          const name = `user ${String(index)}`;
          const user = new User(name, registry, turn, fated[index] ?? []);
          const outcome: { is?: MoveOutcome | 'rejected'; readAtEnd?: Keyed<string> | undefined } = {};
          void carryOut(user, move).then(
            (is) => Object.assign(outcome, { is, readAtEnd: user.lastRead }),
            (error: unknown) => {
              assert.ok(error instanceof StoreError);
              outcome.is = 'rejected';
            },
          );
          return { name, user, move, outcome };
        });
        await scheduler.waitIdle();
        for (const { name, user, move, outcome } of told) {
          const wrote = registry.writes.filter((write) => write.user === name).length;
          const { is } = outcome;
          const kind = is === undefined ? 'crashed' : is === 'rejected' ? is : is.kind;
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          if (is === undefined) continue;
          if (is === 'rejected') assert.equal(wrote, 0);
          else if (is.kind === 'overtaken') {
            assert.equal(wrote, 0);
            assert.ok(overtaken(move, is.now).length > 0);
          } else if (is.kind === 'done') {
            // What is read back last is what is told.
            assert.deepEqual(undone(move, outcome.readAtEnd ?? keyed([])), []);
            assert.ok(user.recorded <= 1);
          } else if (is.kind === 'contested') {
            assert.ok(undone(move, is.now).length > 0);
            assert.equal(is.now, outcome.readAtEnd);
          } else if (is.kind === 'failed' && is.now) assert.equal(is.now, outcome.readAtEnd);
        }
        // Nobody makes up a holder.
        const meant = new Set([
          ...Object.values(aliases),
          ...moves.flatMap((move) => move.flatMap(({ from, to }) => [from, to])),
        ]);
        for (const version of Object.values(registry.aliases)) assert.ok(meant.has(version));
      }),
      { numRuns: 10_000 },
    );
    // A test that never came to an end of some kind would say nothing of it.
    for (const kind of ['done', 'failed', 'overtaken', 'contested', 'unseen', 'rejected', 'crashed'])
      assert.ok((kinds.get(kind) ?? 0) > 0, `${kind} of ${JSON.stringify([...kinds])}`);
  });

  it('leaves all as it was where one person alone has a step refused, or its request lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMove,
        fc.nat(5),
        fc.constantFrom<Fate>('refused', 'lostThere'),
        async ({ aliases, move }, at, fate) => {
          const registry = new Registry(aliases);
          const given = [...Array.from({ length: at + 1 }, (): Fate => 'well'), fate];
          const outcome = await carryOut(new User('ann', registry, atOnce, given), move);
          if (outcome.kind === 'failed') assert.deepEqual(sortedAliases(registry.aliases), sortedAliases(aliases));
          else assert.ok(outcome.kind === 'done' || outcome.kind === 'unseen');
        },
      ),
    );
  });
});

const promotion: AliasMove = [
  { alias: 'rollback', from: undefined, to: '1' },
  { alias: 'champion', from: '1', to: '2' },
  { alias: 'challenger', from: '2', to: undefined },
];
