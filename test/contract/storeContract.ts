import { openStore } from '../../src/stores/index.ts';
import { anySearchTests } from './anySearchTests.ts';
import { artifactTests } from './artifactTests.ts';
import type { Context } from './context.ts';
import { experimentTests } from './experimentTests.ts';
import { loggedModelTests } from './loggedModelTests.ts';
import { mannerTests } from './mannerTests.ts';
import { metricTests } from './metricTests.ts';
import { registryTests } from './registryTests.ts';
import { runSearchTests } from './runSearchTests.ts';
import { runTests } from './runTests.ts';
import { sampleTests } from './sampleTests.ts';
import type { World } from './world.ts';

/** What every store must answer, to the letter of MLflow's own client. `uri` says which store of the world this is. */
export function storeContract(name: string, world: () => World, uri: (world: World) => string): void {
  describe(`${name} store`, function () {
    this.timeout(60_000);
    const context = {} as Context;

    before(async () => {
      context.oracle = world().oracle;
      context.judge = world().judge;
      context.store = await openStore(uri(world()));
    });
    after(() => context.store.close());

    describe('experiments', () => experimentTests(context));
    describe('runs', () => runTests(context));
    describe('searching runs', () => runSearchTests(context));
    describe('any search', () => anySearchTests(context));
    describe('metric histories', () => metricTests(context));
    describe('sampled metrics', () => sampleTests(context));
    describe('logged models', () => loggedModelTests(context));
    describe('registered models', () => registryTests(context));
    describe('artifacts', () => artifactTests(context));
    describe('manners', () => mannerTests(context));
  });
}
