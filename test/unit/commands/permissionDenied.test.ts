import assert from 'node:assert/strict';
import { carryOutMove } from '../../../src/commands/registry/carryOutMove.ts';
import type { Command } from '../../../src/commands/command.ts';
import { copyVersion } from '../../../src/commands/registry/copyVersion.ts';
import { deleteVersion } from '../../../src/commands/registry/deleteVersion.ts';
import { setAlias } from '../../../src/commands/registry/giveAlias.ts';
import { registerModel } from '../../../src/commands/registry/registerModel.ts';
import { removeAlias } from '../../../src/commands/registry/removeAlias.ts';
import { transitionStage } from '../../../src/commands/registry/transitionStage.ts';
import type { Connection } from '../../../src/connections/connection.ts';
import type { AgreedMove } from '../../../src/services/registry/aliasMoves.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aModel, aRun, aVersion } from '../../support/make.ts';
import { registryServer, type RegistryServer } from '../../support/registryServer.ts';

/** Moved together: the old champion is kept, the new one is the challenger no more. */
const move = [
  { alias: 'rollback', from: undefined, to: '1' },
  { alias: 'champion', from: '1', to: '2' },
  { alias: 'challenger', from: '2', to: undefined },
];

describe('somebody who may only look at a registry', () => {
  let server: RegistryServer;
  let app: TestApp;
  let connection: Connection;

  beforeEach(async () => {
    server = await registryServer({ hasAliases: true });
    const version = (number: string) => ({
      ...{ name: 'churn', version: number, source: 's', tags: [], current_stage: 'None' },
    });
    server.models.set('churn', [version('1'), version('2')]);
    server.aliases.set(
      'churn',
      new Map([
        ['champion', '1'],
        ['challenger', '2'],
      ]),
    );
    app = testApp({ connections: [{ name: 'prod', trackingUri: server.url }] });
    await app.connections.ready();
    const [first] = app.connections.all;
    assert.ok(first);
    connection = first;
  });
  afterEach(async () => {
    app[Symbol.dispose]();
    await server.close();
  });

  const aliases = (): object => Object.fromEntries(server.aliases.get('churn') ?? []);
  const writes = (): readonly string[] =>
    server.requests
      .filter(({ method, url }) => method !== 'GET' && !url.includes('search'))
      .map(({ method }) => method);
  const denied = (): RegExp =>
    /^prod allows you to look, but not to make this change: 127\.0\.0\.1:\d+ does not let you change this\. Ask its administrator, or sign in as somebody else\. It says: Permission denied\./;
  const onVersion = (number: string): Node => ({ kind: 'version', connection, version: aVersion({ version: number }) });

  /** The nth request that changes something is refused, and so are those after it, or only that one. */
  function refuse(nth: number, onlyThat: boolean): void {
    let count = 0;
    server.forbids = (deed) => {
      if (deed.startsWith('GET') || deed.includes('search')) return false;
      count++;
      return onlyThat ? count === nth : count >= nth;
    };
  }

  async function refused(command: Command, target: Node, ...answers: Answer[]): Promise<string> {
    app.ui.answer(...answers);
    let said = '';
    await assert.rejects(
      async () => command.run(app, target, []),
      (error: Error) => {
        said = error.message;
        return true;
      },
    );
    return said;
  }

  for (const [command, target, ...answers] of [
    [setAlias, '2', { search: '', pick: '@champion' }, { press: 'Set Alias' }],
    [removeAlias, '1', { press: 'Remove Alias' }],
    [transitionStage, '2', { pick: 'Staging' }, { press: 'Move' }],
    [deleteVersion, '1', { press: 'Delete' }],
    [copyVersion, '1', { search: '', pick: 'churn' }, { press: 'Copy' }],
    [copyVersion, '1', { search: '', pick: 'New Model…' }, { type: 'churn-eu' }, { press: 'Copy' }],
  ] as const) {
    it(`is told so by ${command.title}, asked once, and nothing is different then`, async () => {
      const before = [aliases(), structuredClone(server.models)];
      server.forbids = (deed) => !deed.startsWith('GET') && !deed.includes('search');
      assert.match(await refused(command, onVersion(target), ...answers), denied());
      assert.equal(writes().length, 1);
      assert.deepEqual([aliases(), server.models], before);
      assert.deepEqual(app.ui.unused, []);
    });
  }

  it('may make a model, but no version of it: the model stays, and it says so', async () => {
    refuse(2, true);
    const run = aRun({ tags: { 'mlflow.log-model.history': JSON.stringify([{ artifact_path: 'model' }]) } });
    const said = await refused(
      registerModel,
      { kind: 'run', connection, run },
      { search: 'new', pick: 'New Model…' },
      { type: 'churn-eu' },
      { press: 'Register' },
    );
    assert.match(said, denied());
    assert.match(
      said,
      / The registered model churn-eu is made and has no version yet: choose it when you try again\.$/,
    );
    assert.deepEqual(server.models.get('churn-eu'), []);
    app.ui.answer({ search: '', pick: 'churn-eu' }, { press: 'Register' });
    await registerModel.run(app, { kind: 'run', connection, run }, []);
    assert.equal(server.models.get('churn-eu')?.length, 1);
  });

  describe('and moves several aliases', () => {
    const agreed = (): AgreedMove => ({
      ...{ connection, model: 'churn', alias: 'champion', move, why: '' },
      ...{ verdict: 'none', unmet: [] },
    });

    for (const nth of [1, 2, 3]) {
      it(`has all as it was where the ${['first', 'second', 'third'][nth - 1] ?? ''} of them is refused`, async () => {
        refuse(nth, true);
        const error: unknown = await carryOutMove(app, agreed()).catch((reason: unknown) => reason);
        assert.ok(error instanceof Error);
        assert.match(error.message, denied());
        assert.match(error.message, / Everything is as it was: /);
        assert.deepEqual(aliases(), { champion: '1', challenger: '2' });
      });

      it(`is told what is not as it was where everything is refused from the ${['first', 'second', 'third'][nth - 1] ?? ''} on`, async () => {
        refuse(nth, false);
        const error: unknown = await carryOutMove(app, agreed()).catch((reason: unknown) => reason);
        assert.ok(error instanceof Error);
        assert.match(error.message, denied());
        const left = [
          / Everything is as it was: /,
          / Not everything is as it was: @rollback is with version 1\. Move these by hand\.$/,
          / Not everything is as it was: @rollback is with version 1, @champion is with version 2\. Move these by hand\.$/,
        ];
        assert.match(error.message, left[nth - 1] ?? /never/);
      });
    }

    it('is told that the move is made and not on record where only that is refused', async () => {
      server.forbids = (deed) => deed.endsWith('set-tag');
      await carryOutMove(app, agreed());
      assert.deepEqual(aliases(), { champion: '2', rollback: '1' });
      assert.match(
        app.ui.messages.at(-1) ?? '',
        /^That the alias was moved could not be put on record\. prod allows you to look, but not to make this change: /,
      );
    });
  });

  it('is told so where even looking is refused, before anything is asked or written', async () => {
    server.forbids = (deed) => deed.startsWith('GET registered-models/get');
    const said = await refused(removeAlias, { kind: 'model', connection, model: aModel() });
    assert.match(said, /does not let you see this\. Ask its administrator/);
    assert.deepEqual(writes(), []);
  });
});
