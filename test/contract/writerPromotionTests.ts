import assert from 'node:assert/strict';
import { keyed } from '../../src/base/keyed.ts';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import { reversed, type AliasMove } from '../../src/promotion/aliasMove.ts';
import { carryOut, type AliasKeeper, type MoveOutcome } from '../../src/promotion/carryOut.ts';
import { recordId, recordsIn, recordTag, type MoveRecord } from '../../src/promotion/moveRecord.ts';
import { asMlflowReads, type WriterContext } from './writerContext.ts';

const rounds = 25;

export function promotionWriterTests(context: WriterContext): void {
  let name = '';
  let moves = 0;
  const model = (): Promise<RegisteredModel> => asMlflowReads(context, 'getRegisteredModel', name);

  before(() => {
    name = context.place.odd;
  });
  afterEach(async () => {
    for (const alias of ['gold', 'back', 'next']) await context.writer.deleteRegisteredModelAlias(name, alias);
    for (const version of ['1', '2', '3']) {
      const { tags } = await context.store.getModelVersion(name, version);
      for (const { id } of recordsIn(tags))
        await context.writer.deleteModelVersionTag(name, version, `podium.promotion.${id}`);
    }
  });

  function made(move: AliasMove, why: string): MoveRecord {
    const id = recordId(1_795_000_000_000 + moves++, 'test');
    return { id, timeMs: 1_795_000_000_000, who: 'Ada', why, verdict: 'met', unmet: [], move };
  }

  function moving(record: MoveRecord, holder: string): Promise<MoveOutcome> {
    const { store, writer } = context;
    const keeper: AliasKeeper = {
      read: async (signal) => (await store.getRegisteredModel(name, signal)).aliases,
      set: (alias, version) =>
        version === undefined
          ? writer.deleteRegisteredModelAlias(name, alias)
          : writer.setRegisteredModelAlias(name, alias, version),
      record: () => {
        const { key, value } = recordTag(record);
        return writer.setModelVersionTag(name, holder, key, value);
      },
    };
    return carryOut(keeper, record.move);
  }

  it('are moved together and back, on a record that MLflow gives back as it was written', async () => {
    await context.writer.setRegisteredModelAlias(name, 'gold', '1');
    await context.writer.setRegisteredModelAlias(name, 'next', '2');
    const before = await model();
    const record = made(
      [
        { alias: 'back', from: undefined, to: '1' },
        { alias: 'gold', from: '1', to: '2' },
        { alias: 'next', from: '2', to: undefined },
      ],
      'größer, "besser"\n⟦U+202E⟧',
    );
    assert.deepEqual(await moving(record, '2'), { kind: 'done' });
    const { gold, back, next } = (await model()).aliases;
    assert.deepEqual([gold, back, next], ['2', '1', undefined]);
    const version: ModelVersion = await asMlflowReads(context, 'getModelVersion', name, '2');
    assert.deepEqual(recordsIn(keyed(Object.entries(version.tags))), [record]);
    const undo = { ...made(reversed(record.move), ''), undoes: record.id };
    assert.deepEqual(await moving(undo, '1'), { kind: 'done' });
    assert.deepEqual((await model()).aliases, before.aliases);
  });

  it('change nothing to a version that is not there, and put back what was changed before it', async () => {
    await context.writer.setRegisteredModelAlias(name, 'gold', '1');
    const before = await model();
    const move = [
      { alias: 'back', from: undefined, to: '1' },
      { alias: 'gold', from: '1', to: '99' },
    ];
    const outcome = await moving(made(move, ''), '99');
    assert.equal(outcome.kind, 'failed');
    assert.deepEqual((await model()).aliases, before.aliases);
  });

  it('end, of two people at once, where somebody was told that they are, and nobody is told so who was not on record', async () => {
    for (let round = 0; round < rounds; round++) {
      await context.writer.setRegisteredModelAlias(name, 'gold', '1');
      const records = ['2', '3'].map((to) => made([{ alias: 'gold', from: '1', to }], `round ${String(round)}`));
      const outcomes = await Promise.all(records.map((record, at) => moving(record, at === 0 ? '2' : '3')));
      const { gold } = (await context.store.getRegisteredModel(name)).aliases;
      const isTold = (at: number): boolean => outcomes[at]?.kind === 'done';
      assert.ok(gold !== undefined && isTold(Number(gold) - 2), JSON.stringify({ gold, outcomes }));
      for (const [at, record] of records.entries()) {
        const { tags } = await context.store.getModelVersion(name, String(at + 2));
        const isRecorded = recordsIn(tags).some(({ id }) => id === record.id);
        assert.equal(isRecorded, outcomes[at]?.kind !== 'overtaken');
      }
    }
  });
}
