import assert from 'node:assert/strict';
import path from 'node:path';
import { allowArtifactFolder } from '../../../src/commands/artifacts/allowArtifactFolder.ts';
import { forgetAllowedFolders } from '../../../src/commands/artifacts/forgetAllowedFolders.ts';
import type { Connection } from '../../../src/connections/connection.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { failureNode } from '../../../src/views/failureNode.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { TestMlruns } from '../../support/mlruns.ts';
import { tempFolder, type TempFolder } from '../../support/tempFolder.ts';

const runId = 'a'.repeat(32);
const owner = { runId };

interface Case {
  readonly app: TestApp;
  readonly connection: Connection;
  /** Where the run's artifacts are: in a folder that holds those of an experiment. */
  readonly experiment: string;
}

for (const kind of ['database', 'folder'] as const) {
  describe(`Artifacts that a ${kind} has elsewhere`, () => {
    let elsewhere: TempFolder;
    let trackingUri: string;
    let dispose: () => void;

    beforeEach(() => {
      elsewhere = tempFolder({ [`experiment/${runId}/artifacts/far.txt`]: 'far away' });
      const artifactUri = `file://${elsewhere.path}/experiment/${runId}/artifacts`;
      if (kind === 'database') {
        const database = new TestDatabase();
        database.addExperiment('1', 'far');
        database.addRun({ runId, artifactUri });
        trackingUri = database.path;
        dispose = () => {
          database.dispose();
        };
      } else {
        const files = new TestMlruns();
        files.addExperiment('1', 'far');
        files.addRun({ runId, artifactUri });
        trackingUri = files.path;
        dispose = () => {
          files[Symbol.dispose]();
        };
      }
    });
    afterEach(() => {
      dispose();
      elsewhere[Symbol.dispose]();
    });

    function given(...answers: Answer[]): Case & globalThis.Disposable {
      const app = testApp({ answers, connections: [{ name: 'Local', trackingUri }] });
      const [connection] = app.connections.all;
      assert.ok(connection);
      return {
        app,
        connection,
        experiment: path.join(elsewhere.path, 'experiment'),
        [Symbol.dispose]: () => {
          app[Symbol.dispose]();
        },
      };
    }
    const names = async ({ app, connection }: Case): Promise<readonly string[]> =>
      (await app.connections.ask(connection, (store) => store.listArtifacts(owner))).map((file) => file.path);
    const failure = async (at: Case): Promise<NodeOf<'failure'>> => {
      const error = await names(at).then(
        () => assert.fail('They were read.'),
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof StoreError);
      return failureNode(error, at.connection);
    };

    it('are read once their folder was allowed, by its whole name and that of the store', async () => {
      using at = given({ press: 'Allow' });
      const node = await failure(at);
      assert.equal(node.outsideFolder, at.experiment);
      await allowArtifactFolder.run(at.app, node, []);
      const [question = ''] = at.app.ui.messages;
      assert.ok(question.startsWith(`Allow artifacts to be read from ${at.experiment}?\n"Local" (`), question);
      assert.ok(question.includes(trackingUri));
      assert.deepEqual(await names(at), ['far.txt']);
      assert.deepEqual(at.app.trees.refreshed, [undefined]);
      const bytes = await at.app.connections.ask(at.connection, (store) => store.readArtifact(owner, 'far.txt'));
      assert.equal(Buffer.from(bytes).toString(), 'far away');
    });

    it('stay unread where that was declined', async () => {
      using at = given('dismiss');
      await allowArtifactFolder.run(at.app, await failure(at), []);
      assert.equal((await failure(at)).outsideFolder, at.experiment);
    });

    it('are found from the palette, and forgotten again at once', async () => {
      using at = given({ press: 'Allow' });
      await assert.rejects(async () => allowArtifactFolder.run(at.app, undefined, []), /No artifacts were asked for/);
      await failure(at);
      await allowArtifactFolder.run(at.app, undefined, []);
      assert.deepEqual(await names(at), ['far.txt']);
      assert.deepEqual(at.app.connections.refusedFolders, []);
      at.app.ui.answer({ pick: at.experiment });
      await forgetAllowedFolders.run(at.app, undefined, []);
      assert.equal((await failure(at)).outsideFolder, at.experiment);
      await assert.rejects(async () => forgetAllowedFolders.run(at.app, undefined, []), /No folder .* was allowed/);
    });

    it('are not read in Restricted Mode, whatever was allowed before, and are not asked for there', async () => {
      using at = given({ press: 'Allow' });
      await allowArtifactFolder.run(at.app, await failure(at), []);
      const artifactFolders = at.app.state.get('artifactFolders');
      using restricted = testApp({ trusted: false, connections: [{ name: 'Local', trackingUri }] });
      await restricted.state.set('artifactFolders', artifactFolders);
      const node = await failure({ ...at, app: restricted });
      await assert.rejects(async () => allowArtifactFolder.run(restricted, node, []), /In Restricted Mode/);
      restricted.workspace.trust();
      assert.deepEqual(await names({ ...at, app: restricted }), ['far.txt']);
    });

    it('are allowed to this store, and to no other of its name', async () => {
      using at = given({ press: 'Allow' });
      await allowArtifactFolder.run(at.app, await failure(at), []);
      assert.deepEqual(at.app.state.get('artifactFolders'), { [at.connection.trackingUri]: [at.experiment] });
    });
  });
}
