import assert from 'node:assert/strict';
import { keyed } from '../../src/base/keyed.ts';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { RegisteredModel } from '../../src/model/registeredModel.ts';
import { reversed, type AliasMove } from '../../src/promotion/aliasMove.ts';
import { recordsIn, recordTagPrefix } from '../../src/promotion/moveRecord.ts';
import { moveAliases, type MovedAliases } from '../../src/services/registry/aliasMoves.ts';
import type { Store } from '../../src/stores/store.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { World } from './world.ts';

const rounds = 100;
const model = "odd `model` 'x' é";
const alias = 'gold';

/** Two windows on one server, which promote and undo at the same moment, as fast as they can. */
export function twoPromoters(there: () => World): void {
  describe('two promoters at once', function () {
    this.timeout(600_000);
    let apps: readonly TestApp[] = [];

    before(async () => {
      apps = ['Ada', 'Grace'].map((name) => testApp({ connections: [{ name, trackingUri: there().serverUri }] }));
      for (const { connections } of apps) await connections.ready();
    });
    after(() => {
      for (const app of apps) app[Symbol.dispose]();
    });

    async function asMlflowReads<Item>(ask: keyof Store, ...args: readonly string[]): Promise<Item> {
      const answer = await there().judge.ask(ask, ...args);
      assert.ok('value' in answer, JSON.stringify(answer));
      return answer.value as Item;
    }

    const holder = async (): Promise<string | undefined> =>
      keyed(Object.entries((await asMlflowReads<RegisteredModel>('getRegisteredModel', model)).aliases))[alias];

    async function recordIds(version: string): Promise<readonly string[]> {
      const { tags } = await asMlflowReads<ModelVersion>('getModelVersion', model, version);
      return recordsIn(keyed(Object.entries(tags))).map(({ id }) => id);
    }

    /** What stands at the beginning of a round: version 1 has the alias, and nothing is on record. */
    async function begin(): Promise<void> {
      const [app] = apps;
      const [connection] = app?.connections.all ?? [];
      assert.ok(app && connection);
      const ids = await Promise.all(
        ['1', '2', '3'].map(async (version) => [version, await recordIds(version)] as const),
      );
      await app.connections.ask(connection, async ({ writer }) => {
        await writer?.setRegisteredModelAlias(model, alias, '1');
        for (const [version, all] of ids)
          for (const id of all) await writer?.deleteModelVersionTag(model, version, `${recordTagPrefix}${id}`);
      });
    }

    /** Each person moves at once with the others. */
    function atOnce(moves: readonly { readonly move: AliasMove; readonly undoes?: string }[]): Promise<MovedAliases[]> {
      return Promise.all(
        moves.map(({ move, undoes }, at) => {
          const app = apps[at];
          const [connection] = app?.connections.all ?? [];
          assert.ok(app && connection);
          const agreed = { connection, model, alias, move, why: '', verdict: 'none', unmet: [] } as const;
          return moveAliases(app, { ...agreed, ...(undoes !== undefined && { undoes }) }, new AbortController().signal);
        }),
      );
    }

    it(`end, in ${String(rounds)} rounds, with what the last success said and both on record, and an undo restores`, async () => {
      const ends: Record<string, number> = {};
      for (let round = 0; round < rounds; round++) {
        await begin();
        const told = await atOnce(['2', '3'].map((to) => ({ move: [{ alias, from: '1', to }] })));
        const end = told.map(({ outcome }) => outcome.kind).join();
        ends[end] = (ends[end] ?? 0) + 1;
        const now = await holder();
        const winner = told.find(({ made }) => made.move[0]?.to === now);
        assert.ok(winner, `Version ${String(now)} has it, which nobody chose.`);
        assert.deepEqual(winner.outcome, { kind: 'done' });
        for (const { outcome, made } of told) {
          const isRecorded = (await recordIds(made.move[0]?.to ?? '')).includes(made.id);
          assert.equal(isRecorded, outcome.kind !== 'overtaken');
          // Who was told of another holder was told of the one that is there now.
          if ('now' in outcome) assert.equal(outcome.now[alias], now);
        }

        const undoing = await atOnce(told.map(({ made }) => ({ move: reversed(made.move), undoes: made.id })));
        assert.equal(await holder(), '1');
        for (const [at, { outcome }] of undoing.entries())
          assert.equal(outcome.kind, told[at] === winner ? 'done' : 'overtaken');
      }
      console.log(`        What both were told, and how often: ${JSON.stringify(ends)}`);
    });

    it('undo the same move at once, which is undone then', async () => {
      for (let round = 0; round < rounds / 4; round++) {
        await begin();
        const [moved] = await atOnce([{ move: [{ alias, from: '1', to: '2' }] }]);
        assert.ok(moved?.outcome.kind === 'done');
        const { move, id } = moved.made;
        const undoing = await atOnce(apps.map(() => ({ move: reversed(move), undoes: id })));
        assert.equal(await holder(), '1');
        assert.ok(undoing.some(({ outcome }) => outcome.kind === 'done'));
        for (const { outcome } of undoing) assert.ok(['done', 'overtaken'].includes(outcome.kind), outcome.kind);
      }
    });
  });
}
