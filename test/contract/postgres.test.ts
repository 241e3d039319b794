import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startPostgres, postgresPrograms } from '../support/postgres.ts';
import { needsPython } from '../support/python.ts';
import { storeContract } from './storeContract.ts';
import { twoPromoters } from './twoPromoters.ts';
import { createWorld, type World } from './world.ts';

const run = promisify(execFile);
const copy = path.resolve(import.meta.dirname, 'copyDatabase.py');

const suite = 'as MLflow 3.17.2 answers on PostgreSQL, the';

function postgresTests(): void {
  let world: World | undefined;
  const opened = (): World => {
    if (!world) throw new Error('The world is not there yet.');
    return world;
  };

  before(async function () {
    await needsPython(this);
    const programs = await postgresPrograms();
    if (programs === undefined) {
      console.log('      skipped: PostgreSQL is not installed here.');
      this.skip();
    }
    world = await createWorld(async (sampleDatabase) => {
      const postgres = await startPostgres(programs);
      try {
        const env = { ...environmentWithoutMlflow(), ...postgres.environment };
        await run(await pythonEnvironment(), [copy, sampleDatabase, postgres.uri], { env });
        return postgres;
      } catch (error) {
        await postgres.stop();
        throw error;
      }
    });
  });
  after(() => world?.dispose());

  storeContract('REST', opened, (world) => world.serverUri);
  twoPromoters(opened);
}

if (process.env['PODIUM_CONTRACT'] === 'all') describe(suite, postgresTests);
else describe(suite, () => it('REST store: takes a minute, so only "npm run contract -- --all" runs it'));
