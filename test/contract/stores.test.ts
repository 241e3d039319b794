import assert from 'node:assert/strict';
import { openStore, StoreError } from '../../src/stores/index.ts';
import { needsPython } from '../support/python.ts';
import { goneServerTests } from './goneServerTests.ts';
import { interleavedMoves } from './interleavedMoves.ts';
import { storeContract } from './storeContract.ts';
import { createWorld, type World } from './world.ts';
import { writerContract } from './writerContract.ts';
import { databasePlace } from './writerPlaces.ts';

describe('as MLflow 3.17.2 answers on the same data, and changes it, the', function () {
  let world: World | undefined;
  const opened = (): World => {
    if (!world) throw new Error('The world is not there yet.');
    return world;
  };

  before(async function () {
    await needsPython(this);
    world = await createWorld();
  });
  after(() => world?.dispose());

  storeContract('REST', opened, (world) => world.serverUri);
  storeContract('SQLite', opened, (world) => world.databaseUri);

  it('REST store is refused a workspace by a server that has none, and still says what it can do', async () => {
    const store = await openStore(opened().serverUri, { workspace: 'team-a' });
    try {
      assert.equal((await store.capabilities()).mlflowVersion, '3.17.2');
      await assert.rejects(
        store.searchExperiments(),
        (error) =>
          error instanceof StoreError &&
          error.fault === 'unsupported' &&
          error.errorCode === 'FEATURE_DISABLED' &&
          /workspaces are not enabled/.test(error.message),
      );
    } finally {
      await store.close();
    }
  });

  // Last, since these change what the others read.
  writerContract('REST', () => databasePlace(opened(), opened().serverUri));
  writerContract('SQLite', () => databasePlace(opened(), opened().databaseUri));
  interleavedMoves(opened);
  goneServerTests(opened);
});
