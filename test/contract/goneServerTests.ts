import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyed, type Keyed } from '../../src/base/keyed.ts';
import { deleteVersion } from '../../src/commands/registry/deleteVersion.ts';
import { setAlias } from '../../src/commands/registry/giveAlias.ts';
import { removeAlias } from '../../src/commands/registry/removeAlias.ts';
import type { NodeOf } from '../../src/services/node.ts';
import { testApp, type TestApp } from '../support/app.ts';
import type { TestServer } from '../support/httpServer.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { startWilfulProxy, type Passage } from '../support/wilfulProxy.ts';
import { AliasTable } from './aliasTable.ts';
import type { World } from './world.ts';

const model = "odd `model` 'x' é";
const policy = '{ "rules": [{ "model": "*", "alias": "gold", "afterwards": { "previousHolder": "silver" } }] }';

/** What people are told whose server goes away, or whose version is deleted, between their yes and the last write. */
export function goneServerTests(there: () => World): void {
  describe('a command of the registry', function () {
    this.timeout(60_000);
    let database: AliasTable;
    let others: Keyed<string>;
    let folder: TempFolder;
    let proxy: TestServer;
    let pass: (passage: Passage) => Promise<void>;
    let app: TestApp;

    const well = async (passage: Passage): Promise<void> => {
      passage.answer(await passage.forward());
    };
    const gone = (passage: Passage): Promise<void> => {
      passage.drop();
      return Promise.resolve();
    };

    before(() => {
      database = new AliasTable(there().databaseUri, model);
      others = database.aliases();
      folder = tempFolder();
      mkdirSync(path.join(folder.path, '.podium'));
      writeFileSync(path.join(folder.path, '.podium/promotion.json'), policy);
    });
    after(() => {
      database.begin(others);
      database.close();
      folder[Symbol.dispose]();
    });
    beforeEach(async () => {
      database.begin(keyed([...Object.entries(others), ['gold', '1']]));
      pass = well;
      proxy = await startWilfulProxy(there().serverUri, (passage) => pass(passage));
      app = testApp({ connections: [{ name: 'Team', trackingUri: proxy.url }] });
      app.workspace.open({ name: 'project', path: folder.path });
    });
    afterEach(async () => {
      app[Symbol.dispose]();
      await proxy.close();
    });

    const held = (): readonly (string | undefined)[] => {
      const { gold, silver } = database.aliases();
      return [gold, silver];
    };

    async function versionNode(version: string): Promise<NodeOf<'version'>> {
      await app.connections.ready();
      const [connection] = app.connections.all;
      assert.ok(connection);
      const read = await app.connections.ask(connection, (store) => store.getModelVersion(model, version));
      return { kind: 'version', connection, version: read };
    }

    /** Something happens while the question is on the screen. */
    function whileAsked(happens: () => unknown): void {
      app.ui.choose = async (_question, _detail, ...[action]) => {
        await happens();
        return action;
      };
      app.ui.confirm = async (question, detail, action) =>
        (await app.ui.choose(question, detail, action)) !== undefined;
    }

    it('changes nothing, and says only that, where the server is gone by the yes', async () => {
      const target = await versionNode('2');
      app.ui.answer({ pick: '@gold' });
      whileAsked(() => proxy.close());
      await assert.rejects(
        async () => setAlias.run(app, target, []),
        /^StoreError: (?!.*(lost|may be)).*127\.0\.0\.1/s,
      );
      assert.deepEqual(held(), ['1', undefined]);
      proxy = await startWilfulProxy(there().serverUri, well);
    });

    it('says which aliases may be half moved where the server goes away in between', async () => {
      let writes = 0;
      pass = async (passage) => {
        if (passage.request.method === 'POST' && ++writes === 2) pass = gone;
        await (pass === gone ? gone(passage) : well(passage));
      };
      const target = await versionNode('2');
      app.ui.answer({ pick: '@gold' }, { press: 'Set Alias' });
      await assert.rejects(
        async () => setAlias.run(app, target, []),
        /^UserError: The answer of .* was lost.* This is done, or may be: @silver: no version → version 1, @gold: version 1 → version 2\. Look before you try again\.$/,
      );
      assert.deepEqual(held(), ['1', '1']);
      assert.equal(app.changes.last, undefined);
    });

    it('says that it was done where the server goes away right after that', async () => {
      pass = async (passage) => {
        await well(passage);
        if (passage.request.url.endsWith('/model-versions/set-tag')) pass = gone;
      };
      const target = await versionNode('2');
      app.ui.answer({ pick: '@gold' }, { press: 'Set Alias' });
      await assert.rejects(
        async () => setAlias.run(app, target, []),
        /^UserError: Gave @gold of .* to version 2\. Version 1 has @silver now\. Whether that is still so could not be read: /,
      );
      assert.deepEqual(held(), ['2', '1']);
    });

    it('leaves all as it was where the version is deleted while the question is on the screen', async () => {
      const [connection] = (await versionNode('2'), app.connections.all);
      assert.ok(connection);
      const made = await app.connections.ask(connection, ({ writer }) => {
        assert.ok(writer);
        return writer.createModelVersion({ name: model, source: 's3://models/brief' });
      });
      const remove = (): Promise<void> =>
        app.connections.ask(connection, ({ writer }) => {
          assert.ok(writer);
          return writer.deleteModelVersion(model, made.version);
        });
      const target = await versionNode(made.version);
      app.ui.answer({ pick: '@gold' });
      whileAsked(remove);
      await assert.rejects(
        async () => setAlias.run(app, target, []),
        /not found.* Everything is as it was: @silver is with no version, @gold is with version 1\.$/,
      );
      assert.deepEqual(held(), ['1', undefined]);
      await assert.rejects(async () => deleteVersion.run(app, target, []), /not found/);
    });

    it('says what to look at where the answer to what cannot be taken back is lost', async () => {
      const target = await versionNode('2');
      whileAsked(() => (pass = gone));
      await assert.rejects(
        async () => deleteVersion.run(app, target, []),
        /was lost.* It may have been done all the same: look at odd `model` 'x' é before you try again\.$/,
      );
      pass = well;
      assert.equal((await versionNode('2')).version.version, '2');
    });

    it('takes an alias away though the answer is lost: what is there settles it', async () => {
      pass = async (passage) => {
        if (passage.request.method !== 'DELETE') await well(passage);
        else {
          await passage.forward();
          passage.drop();
        }
      };
      const target = await versionNode('1');
      app.ui.answer({ pick: '@gold' }, { press: 'Remove Alias' });
      await removeAlias.run(app, target, []);
      assert.deepEqual(held(), [undefined, undefined]);
      assert.match(app.ui.offers.at(-1)?.message ?? '', /^Took @gold of .* from version 1\.$/);
    });
  });
}
