import assert from 'node:assert/strict';
import { compareWithChampion } from '../../../src/commands/compare/compareWithChampion.ts';
import type { Command } from '../../../src/commands/command.ts';
import { exportTrail } from '../../../src/commands/registry/exportTrail.ts';
import { findVersion } from '../../../src/commands/registry/findVersion.ts';
import { promote, setAlias } from '../../../src/commands/registry/giveAlias.ts';
import { holderAtMoment } from '../../../src/commands/registry/holderAtMoment.ts';
import { promoteChallenger } from '../../../src/commands/registry/promoteChallenger.ts';
import { removeAlias } from '../../../src/commands/registry/removeAlias.ts';
import { rollBackAlias } from '../../../src/commands/registry/rollBackAlias.ts';
import { transitionStage } from '../../../src/commands/registry/transitionStage.ts';
import { undoPromotion } from '../../../src/commands/registry/undoPromotion.ts';
import { UserError } from '../../../src/host/ui.ts';
import { modelPage } from '../../../src/panels/model/modelPage.ts';
import type { Node } from '../../../src/services/node.ts';
import { lookOf } from '../../../src/views/lookOf.ts';
import { openForest } from '../../../src/views/openForest.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { aModel, aRun, aVersion } from '../../support/make.ts';
import { registryServer, type RegistryServer } from '../../support/registryServer.ts';

const sentence = 'prod has stages only, no aliases: it is of an MLflow before 2.3, and aliases came with MLflow 2.3.';

describe('a server of an MLflow that has stages only', () => {
  let server: RegistryServer;
  let app: TestApp;

  beforeEach(async () => {
    server = await registryServer({ hasAliases: false });
    const version = (number: string, stage: string) => ({
      ...{ name: 'churn', version: number, source: 's', tags: [] },
      current_stage: stage,
    });
    server.models.set('churn', [version('1', 'Production'), version('2', 'None')]);
    app = testApp({ connections: [{ name: 'prod', trackingUri: server.url }] });
    await app.connections.ready();
  });
  afterEach(async () => {
    app[Symbol.dispose]();
    await server.close();
  });

  function node(kind: 'model' | 'version' | 'run'): Node {
    const [connection] = app.connections.all;
    assert.ok(connection);
    if (kind === 'model') return { kind: 'model', connection, model: aModel() };
    if (kind === 'run') return { kind: 'run', connection, run: aRun({}) };
    return { kind: 'version', connection, version: aVersion({ version: '2' }) };
  }

  const onModels: readonly Command[] = [promote, setAlias, removeAlias, promoteChallenger, rollBackAlias];
  for (const command of [...onModels, undoPromotion, holderAtMoment, exportTrail]) {
    it(`is said to be one by ${command.title}, which offers what it has`, async () => {
      const target = node([promote, setAlias].includes(command) ? 'version' : 'model');
      await assert.rejects(
        async () => command.run(app, target, []),
        (error) => {
          assert.ok(error instanceof UserError, String(error));
          assert.equal(error.message, sentence);
          assert.equal(error.instead?.command, 'podium.models.transitionStage');
          assert.deepEqual((error.instead.target as { model: { name: string } }).model.name, 'churn');
          return true;
        },
      );
      assert.deepEqual(
        server.requests.filter(({ method, url }) => method !== 'GET' && !url.includes('search')),
        [],
      );
    });
  }

  it('is said to be one where a champion is asked for', async () => {
    await assert.rejects(
      async () => compareWithChampion.run(app, node('run'), []),
      (error) => error instanceof UserError && error.message === sentence,
    );
    app.ui.answer({ search: '@champion', pick: sentence });
    await findVersion.run(app, undefined, []);
  });

  it('shows its versions with their stages, and moves them', async () => {
    const forest = openForest('podium.models', app, app.log);
    const lines = async (): Promise<unknown> => {
      await forest.refresh();
      const [model] = await forest.children();
      assert.ok(model);
      return (await forest.children(model)).map((row) => lookOf(row.node, { ...app, nowMs: 0 }).description);
    };
    assert.deepEqual(await lines(), [undefined, 'Production']);
    app.ui.answer({ pick: 'Production' }, { press: 'Move and Archive Others' });
    await transitionStage.run(app, node('version'), []);
    assert.deepEqual(await lines(), ['Production', 'Archived']);
  });

  it('has a page that knows so', async () => {
    const [connection] = app.connections.all;
    assert.ok(connection);
    const page = modelPage(
      { kind: 'model', connectionId: connection.id, name: 'churn' },
      { ...app, execute: () => Promise.resolve() },
    );
    const content = await page.read(new AbortController().signal);
    assert.deepEqual([content.hasAliases, content.aliases, content.first.rows.length], [false, [], 2]);
    page.dispose();
  });
});
