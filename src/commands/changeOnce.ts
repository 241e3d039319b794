import type { Connection } from '../connections/connection.ts';
import { UserError } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import { refusal, writerOf } from '../services/edits.ts';
import { StoreError } from '../stores/storeError.ts';
import type { StoreWriter } from '../stores/storeWriter.ts';

interface Once<Result> {
  /** While it goes on. */
  readonly doing: string;
  readonly change: (writer: StoreWriter, signal: AbortSignal) => Promise<Result>;
  /** What to look at where the answer was lost: within a sentence. */
  readonly look: string;
}

/** Makes a change that cannot be taken back, once. Where its answer was lost, it says so and what to look at: it is never tried again by itself. */
export async function changeOnce<Result>(
  app: App,
  connection: Connection,
  { doing, change, look }: Once<Result>,
): Promise<Result> {
  try {
    return await app.ui.progress(doing, (signal) =>
      app.connections.ask(connection, (store) => change(writerOf(store, connection), signal)),
    );
  } catch (error) {
    if (error instanceof StoreError && error.outcome === 'unknown')
      throw new UserError(`${error.message} It may have been done all the same: look at ${look} before you try again.`);
    throw refusal(error, connection);
  }
}
