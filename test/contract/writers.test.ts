import { needsPython } from '../support/python.ts';
import { createWorld, type World } from './world.ts';
import { writerContract } from './writerContract.ts';

describe('as MLflow 3.17.2 changes the same data, the', function () {
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

  writerContract('REST', opened, (world) => world.serverUri);
  writerContract('SQLite', opened, (world) => world.databaseUri);
});
