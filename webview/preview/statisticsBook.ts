import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { ColumnStatistics, PreviewProtocol, TableFilter } from '../../src/protocol/preview.ts';
import type { Host } from '../common/host.ts';

/** What is in the column that somebody looks at, as far as it is known yet. */
export class StatisticsBook {
  readonly #host: Host<PreviewProtocol>;
  #running: AbortController | undefined;
  told: ColumnStatistics | undefined;
  failure: string | undefined;

  constructor(host: Host<PreviewProtocol>) {
    this.#host = host;
  }

  /** Looks through a column, until it is stopped. */
  begin(column: number, filter: TableFilter, update: () => void): void {
    this.stop();
    this.told = undefined;
    this.failure = undefined;
    const control = (this.#running = new AbortController());
    const steps = async (): Promise<void> => {
      do {
        this.told = await this.#host.ask('statistics', { column, filter }, control.signal);
        if (!control.signal.aborted) update();
      } while (!this.told.isDone);
    };
    steps().catch((error: unknown) => {
      if (control.signal.aborted) return;
      this.failure = sentenceOf(error);
      update();
    });
  }

  readonly stop = (): void => this.#running?.abort(new Error('Nobody looks at it any more.'));
}
