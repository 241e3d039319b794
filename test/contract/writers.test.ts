import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { interleavedMoves } from './interleavedMoves.ts';
import { startOracle, type Oracle } from './oracle.ts';
import { createWorld, type World } from './world.ts';
import { writerContract } from './writerContract.ts';
import { databasePlace, folderPlace } from './writerPlaces.ts';

const run = promisify(execFile);
const fileSeed = path.resolve(import.meta.dirname, 'fileSeed.py');

describe('as MLflow 3.17.2 changes the same data, the', function () {
  let world: World | undefined;
  let folder: TempFolder | undefined;
  let oracle: Oracle | undefined;
  const there = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('The data is not there yet.');
    return thing;
  };
  const root = (): string => path.join(there(folder).path, 'mlruns');

  before(async function () {
    await needsPython(this);
    world = await createWorld();
    folder = tempFolder();
    await run(await pythonEnvironment(), [fileSeed, root()], { env: environmentWithoutMlflow() });
    oracle = await startOracle(root());
  });
  after(async () => {
    await oracle?.close();
    folder?.[Symbol.dispose]();
    await world?.dispose();
  });

  writerContract('REST', () => databasePlace(there(world), there(world).serverUri));
  writerContract('SQLite', () => databasePlace(there(world), there(world).databaseUri));
  interleavedMoves(() => there(world));
  writerContract('file', () => folderPlace(there(oracle), root()));
});
