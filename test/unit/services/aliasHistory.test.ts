import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import { recall } from '../../../src/host/recall.ts';
import { mostSeenModels, mostSightings, type Remembered, type State } from '../../../src/host/state.ts';
import { timelineOf } from '../../../src/promotion/timeline.ts';
import { aliasHistory, sawAliases } from '../../../src/services/registry/aliasHistory.ts';

const churn = { connectionId: 'here', name: 'churn' };
const minute = 60_000;

/** As a workspace keeps it: JSON, and only what has the right shape comes back. */
function keptState(): State & { readonly writes: number } {
  const kept = new Map<string, string>();
  let writes = 0;
  return {
    get: <Key extends keyof Remembered>(key: Key) => recall(key, JSON.parse(kept.get(key) ?? 'null')),
    set: (key, value) => {
      writes++;
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    get writes() {
      return writes;
    },
  };
}

const aliases = (...pairs: readonly (readonly [string, string])[]) => keyed(pairs);

describe('what was seen of aliases', () => {
  it('takes room only where something changed', async () => {
    const state = keptState();
    for (let at = 0; at < 10; at++) await sawAliases(state, churn, aliases(['champion', '1']), at * minute);
    await sawAliases(state, churn, aliases(['champion', '2']), 10 * minute);
    assert.deepEqual(
      aliasHistory(state, churn, []).sightings.map(({ fromMs, untilMs, aliases: seen }) => [
        fromMs,
        untilMs,
        { ...seen },
      ]),
      [
        [0, 9 * minute, { champion: '1' }],
        [10 * minute, 10 * minute, { champion: '2' }],
      ],
    );
  });

  it('is not written down again within a minute', async () => {
    const state = keptState();
    await sawAliases(state, churn, aliases(['champion', '1']), 0);
    await sawAliases(state, churn, aliases(['champion', '1']), 1_000);
    assert.equal(state.writes, 1);
  });

  it('makes a move elsewhere known, also of aliases with names that objects have', async () => {
    const state = keptState();
    await sawAliases(state, churn, aliases(['__proto__', '1'], ['constructor', '1']), 0);
    await sawAliases(state, churn, aliases(['__proto__', '2'], ['constructor', '1']), minute);
    assert.deepEqual(timelineOf(aliasHistory(state, churn, [])), [
      { kind: 'noticed', change: { alias: '__proto__', from: '1', to: '2' }, afterMs: 0, beforeMs: minute },
    ]);
  });

  it('is of one model of one store, and never too much', async () => {
    const state = keptState();
    await sawAliases(state, { ...churn, connectionId: 'there' }, aliases(['champion', '1']), 0);
    assert.deepEqual(aliasHistory(state, churn, []).sightings, []);
    for (let at = 0; at < mostSightings + 5; at++)
      await sawAliases(state, churn, aliases(['champion', String(at)]), at * minute);
    const { sightings } = aliasHistory(state, churn, []);
    assert.deepEqual([sightings.length, sightings[0]?.fromMs], [mostSightings, 5 * minute]);
    for (let at = 0; at < mostSeenModels; at++)
      await sawAliases(state, { ...churn, name: `other ${String(at)}` }, aliases(['champion', '1']), at);
    assert.deepEqual(aliasHistory(state, churn, []).sightings, []);
  });
});
