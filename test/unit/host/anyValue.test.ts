import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recall } from '../../../src/host/recall.ts';
import { settingReaders, unusableConnections, type SettingKey } from '../../../src/host/settings.ts';
import type { Remembered } from '../../../src/host/state.ts';
import type { RunView } from '../../../src/model/runView.ts';
import { seed } from '../../support/seed.ts';

const runs = { seed, numRuns: 1_000 };
const keys: Readonly<Record<keyof Remembered, true>> = {
  connectionInUse: true,
  experimentsView: true,
  primaryMetrics: true,
  runViews: true,
  recentFilters: true,
  savedSearches: true,
  metricDirections: true,
  tableViews: true,
  chartOptions: true,
  runMarks: true,
  artifactFolders: true,
  seenAliases: true,
};

/** As it comes out of JSON, where `__proto__` is a name like any other. */
const fields = ['filter', 'order', 'field', 'kind', 'name', 'descending', '__proto__', 'constructor', 'trackingUri'];
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.constantFrom('ALL', 'metric', 'attribute', 'start_time', '', true, null, undefined, NaN, 2 ** 60),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...fields), tie('value')), { maxLength: 4 }).map((pairs) => {
      const texts = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value ?? null)}`);
      return JSON.parse(`{${texts.join()}}`) as unknown;
    }),
  ),
}));

const text = fc.string();
const id = text.map((tail) => `settings/${tail}/1`);
const runView: fc.Arbitrary<RunView> = fc.record(
  {
    filter: text,
    order: fc.record(
      {
        field: fc.oneof(
          fc.record(
            { kind: fc.constantFrom('metric' as const, 'param' as const), name: text },
            { noNullPrototype: true },
          ),
          fc.constant({ kind: 'attribute' as const, name: 'duration' as const }),
        ),
        descending: fc.boolean(),
      },
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

describe('any value', () => {
  it('that was stored is taken up in the shape that is asked for, or not at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(keys) as (keyof Remembered)[])), anyValue, (key, stored) => {
        const taken = recall(key, stored);
        // What was taken up is taken up again as it is.
        if (taken !== undefined) assert.deepEqual(recall(key, taken), taken);
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
      runs,
    );
  });

  const tableView = fc.record(
    {
      name: text.map((name) => `view ${name.trim()}`.trim().slice(0, 100).trim()),
      filter: text,
      onlyDiffering: fc.boolean(),
      plots: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: ['name'], noNullPrototype: true },
  );

  it('that was remembered is taken up as it was', () => {
    const remembered: fc.Arbitrary<Remembered> = fc.record({
      connectionInUse: text,
      experimentsView: fc.constantFrom('ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'),
      primaryMetrics: fc.dictionary(id, text, { noNullPrototype: true }),
      runViews: fc.dictionary(id, runView, { noNullPrototype: true }),
      recentFilters: fc.array(text),
      savedSearches: fc.array(fc.tuple(runView, text).map(([view, name]) => ({ ...view, name }))),
      metricDirections: fc.dictionary(id, fc.constantFrom('lower', 'higher', 'neither'), { noNullPrototype: true }),
      tableViews: fc.array(tableView),
      chartOptions: fc.dictionary(id, fc.jsonValue({ maxDepth: 1 }), { noNullPrototype: true }),
      artifactFolders: fc.dictionary(id, fc.array(text), { noNullPrototype: true }),
      seenAliases: fc.array(
        fc.record(
          {
            connectionId: text,
            name: text,
            sightings: fc.array(
              fc.record(
                { fromMs: fc.nat(), untilMs: fc.nat(), aliases: fc.array(fc.tuple(text, text)) },
                { noNullPrototype: true },
              ),
            ),
          },
          { noNullPrototype: true },
        ),
      ),
      runMarks: fc.array(
        fc.record(
          { connectionId: text, runId: text, isHidden: fc.boolean(), color: fc.nat() },
          { requiredKeys: ['connectionId', 'runId', 'isHidden'], noNullPrototype: true },
        ),
      ),
    });
    fc.assert(
      fc.property(remembered, (all) => {
        for (const key of Object.keys(keys) as (keyof Remembered)[]) assert.deepEqual(recall(key, all[key]), all[key]);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('that was written as a setting is a setting of the right kind', () => {
    fc.assert(
      fc.property(anyValue, (written) => {
        for (const { name, trackingUri } of settingReaders.connections(written)) {
          assert.ok(typeof name === 'string' && name !== '' && typeof trackingUri === 'string' && trackingUri !== '');
        }
        const entries = Array.isArray(written) ? written.length : 0;
        assert.equal(settingReaders.connections(written).length + unusableConnections(written).length, entries);
        assert.equal(typeof settingReaders.detectConnections(written), 'boolean');
        for (const [key, least, most] of [
          ['runs.refreshInterval', 0, 3600],
          ['tree.pageSize', 10, 250],
        ] as const satisfies readonly (readonly [SettingKey, number, number])[]) {
          const read = settingReaders[key](written);
          assert.ok(read >= least && read <= most, `${key}: ${read}`);
        }
      }),
      runs,
    );
  });
});
