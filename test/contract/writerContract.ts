import { openStore } from '../../src/stores/index.ts';
import type { StoreWriter } from '../../src/stores/storeWriter.ts';
import type { World } from './world.ts';
import type { WriterContext } from './writerContext.ts';
import { experimentWriterTests } from './writerExperimentTests.ts';
import { registryWriterTests } from './writerRegistryTests.ts';
import { runWriterTests } from './writerRunTests.ts';

/**
 * What every store must change, read back by MLflow's own client; and what it must refuse, with MLflow's own error code: the
 * REST store, which only repeats what MLflow says, is held to the same list.
 */
export function writerContract(name: string, world: () => World, uri: (world: World) => string): void {
  describe(`${name} writer`, function () {
    this.timeout(60_000);
    const context = {} as WriterContext;

    before(async () => {
      context.oracle = world().oracle;
      context.databasePath = world().databaseUri.replace('sqlite:///', '');
      context.store = await openStore(uri(world()));
      context.writer = writerOf(context.store.writer);
    });
    after(() => context.store.close());

    describe('runs', () => runWriterTests(context));
    describe('experiments', () => experimentWriterTests(context));
    describe('registered models', () => registryWriterTests(context));
  });
}

function writerOf(writer: StoreWriter | undefined): StoreWriter {
  if (!writer) throw new Error('The store has no writer.');
  return writer;
}
