import assert from 'node:assert/strict';
import type { NodeOf } from '../../src/services/node.ts';
import type { TestApp } from './app.ts';

/** The run of the first store that has this name, as commands are called on it. */
export async function runCalled(app: TestApp, name: string): Promise<NodeOf<'run'>> {
  await app.connections.ready();
  const [connection] = app.connections.all;
  assert.ok(connection);
  const [run] = await app.connections.ask(connection, async (store) => {
    const { items } = await store.searchExperiments();
    const experimentIds = items.map(({ experimentId }) => experimentId);
    return (await store.searchRuns({ experimentIds, filter: `attributes.run_name = '${name}'` })).items;
  });
  assert.ok(run, name);
  return { kind: 'run', connection, run };
}
