import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { deleteRun } from '../../../src/commands/runs/deleteRun.ts';
import { renameRun } from '../../../src/commands/runs/renameRun.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { sendJson, serve, type TestServer } from '../../support/httpServer.ts';
import { aRun } from '../../support/make.ts';

/** What the server does with a change. */
type Fate = (makeIt: () => void, response: ServerResponse) => void;

describe('a change on a tracking server', () => {
  let server: TestServer;
  let fate: Fate;
  let writes = 0;
  const runs = new Map<string, { run_name: string; lifecycle_stage: string }>();

  beforeEach(async () => {
    writes = 0;
    fate = (makeIt, response) => {
      makeIt();
      sendJson(response, {});
    };
    for (const id of ['r1', 'r2', 'r3']) runs.set(id, { run_name: `run-${id}`, lifecycle_stage: 'active' });
    server = await serve(({ method, url, body }, response) => {
      if (method === 'GET') {
        const id = new URL(url, server.url).searchParams.get('run_id') ?? '';
        const info = { run_id: id, experiment_id: '1', status: 'FINISHED', ...runs.get(id) };
        sendJson(response, { run: { info, data: {} } });
        return;
      }
      writes++;
      const { run_id, run_name } = JSON.parse(body) as { run_id: string; run_name?: string };
      const run = runs.get(run_id);
      assert.ok(run);
      fate(() => {
        if (url.endsWith('/runs/delete')) run.lifecycle_stage = 'deleted';
        else run.run_name = run_name ?? '';
      }, response);
    });
  });
  afterEach(() => server.close());

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ connections: [{ name: 'Team', trackingUri: server.url }], answers });
  }

  async function node(app: TestApp, runId: string): Promise<Node> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return { kind: 'run', connection, run: aRun({ runId, runName: `run-${runId}` }) };
  }

  it('that was made, though its answer was lost, is told as made, and can be undone', async () => {
    using app = appWith({ type: 'new' });
    const target = await node(app, 'r1');
    fate = (makeIt, response) => {
      makeIt();
      response.destroy();
    };
    await renameRun.run(app, target, []);
    assert.deepEqual([runs.get('r1')?.run_name, writes], ['new', 1]);
    assert.equal(app.changes.last?.label, 'Renamed run run-r1 to new.');
  });

  it('whose answer was lost, and that was not made, is not tried again by itself', async () => {
    using app = appWith({ type: 'new' });
    const target = await node(app, 'r1');
    fate = (_makeIt, response) => response.destroy();
    await assert.rejects(
      async () => renameRun.run(app, target, []),
      /of Team was lost, and the name of run run-r1 is unchanged/,
    );
    assert.equal(writes, 1);
  });

  it('that this user may not make is refused in a sentence', async () => {
    using app = appWith({ type: 'new' });
    const target = await node(app, 'r1');
    fate = (_makeIt, response) => {
      sendJson(response, { error_code: 'PERMISSION_DENIED', message: 'Permission denied' }, 403);
    };
    await assert.rejects(
      async () => renameRun.run(app, target, []),
      /Team allows you to look, but not to make this change/,
    );
  });

  it('of many is told in part when it is cancelled, and what was done can be undone', async () => {
    using app = appWith({ press: 'Delete' });
    const target = await node(app, 'r1');
    const cancel = new AbortController();
    const nodes = [target, await node(app, 'r2'), await node(app, 'r3')];
    // As the editor does: a cancel ends the waiting, whatever the work does.
    app.ui.progress = (_title, work) =>
      Promise.race([
        work(cancel.signal, () => undefined),
        new Promise<never>((_resolve, reject) => {
          cancel.signal.addEventListener('abort', () => {
            reject(cancel.signal.reason as Error);
          });
        }),
      ]);
    fate = (makeIt, response) => {
      if (writes === 2) cancel.abort();
      makeIt();
      sendJson(response, {});
    };
    await assert.rejects(
      async () => deleteRun.run(app, target, nodes),
      /^UserError: Cancelled, so these were not deleted: run run-r3\.$/,
    );
    assert.equal(app.changes.last?.label, 'Deleted run run-r1 and run run-r2.');
    assert.deepEqual(
      [...runs.values()].map(({ lifecycle_stage }) => lifecycle_stage),
      ['deleted', 'deleted', 'active'],
    );
  });
});
