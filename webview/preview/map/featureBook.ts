import { sentenceOf } from '../../../src/base/sentenceOf.ts';
import type { TableValue } from '../../../src/model/loggedTable.ts';
import type { PreviewProtocol } from '../../../src/protocol/preview.ts';
import type { Host } from '../../common/host.ts';

/** More properties than these are looked at in the table. */
const mostColumns = 200;

/** What is said of the feature that was chosen: its row, as the file has it. */
export class FeatureBook {
  readonly #host: Host<PreviewProtocol>;
  readonly #update: () => void;
  #asked: AbortController | undefined;
  #row: number | undefined;
  values: readonly TableValue[] | undefined;
  failure: string | undefined;

  constructor(host: Host<PreviewProtocol>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  forget(): void {
    this.#asked?.abort();
    this.#row = undefined;
    this.values = undefined;
    this.failure = undefined;
  }

  want(row: number, columnCount: number): void {
    if (row === this.#row && this.failure === undefined) return;
    this.forget();
    this.#row = row;
    const control = (this.#asked = new AbortController());
    const arrangement = { filter: { text: '', columns: [] } };
    const ask = { arrangement, from: row, to: row + 1, fromColumn: 0, toColumn: Math.min(columnCount, mostColumns) };
    this.#host.ask('rows', ask, control.signal).then(
      ({ rows: [values = []] }) => {
        this.values = values;
        this.#update();
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        this.failure = sentenceOf(error);
        this.#update();
      },
    );
  }
}
