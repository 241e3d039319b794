import { needsPython } from '../support/python.ts';
import { storeContract } from './storeContract.ts';
import { createWorld, type World } from './world.ts';

describe('as MLflow 3.17.2 answers on the same data, the', function () {
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
});
