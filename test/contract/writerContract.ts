import { openStore } from '../../src/stores/index.ts';
import type { StoreWriter } from '../../src/stores/storeWriter.ts';
import type { WriterContext } from './writerContext.ts';
import { experimentWriterTests } from './writerExperimentTests.ts';
import type { WriterPlace } from './writerPlaces.ts';
import { promotionWriterTests } from './writerPromotionTests.ts';
import { registryWriterTests } from './writerRegistryTests.ts';
import { runWriterTests } from './writerRunTests.ts';

/**
 * What every store must change, read back by MLflow's own client; and what it must refuse, with MLflow's own error code: the
 * REST store, which only repeats what MLflow says, is held to the same list.
 */
export function writerContract(name: string, place: () => WriterPlace): void {
  describe(`${name} writer`, function () {
    this.timeout(60_000);
    const context = {} as WriterContext;

    before(async () => {
      context.place = place();
      context.store = await openStore(context.place.uri);
      context.writer = writerOf(context.store.writer);
    });
    after(() => (context as Partial<WriterContext>).store?.close());

    describe('runs', () => runWriterTests(context));
    describe('experiments', () => experimentWriterTests(context));
    describe('registered models', () => registryWriterTests(context));
    describe('aliases that are moved with care', () => promotionWriterTests(context));
  });
}

function writerOf(writer: StoreWriter | undefined): StoreWriter {
  if (!writer) throw new Error('The store has no writer.');
  return writer;
}
