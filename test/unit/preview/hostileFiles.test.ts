import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StoreError } from '../../../src/stores/storeError.ts';
import { DocumentThread } from '../../../src/preview/documentThread.ts';
import { ParquetBudget } from '../../../src/preview/parquetBudget.ts';
import { randomOf, spoilt } from '../../support/hostileFiles/spoilt.ts';
import { fixture, never, sourceOf } from './sources.ts';

const program = fileURLToPath(new URL('../../support/hostileFiles/readSpoilt.ts', import.meta.url));

describe('files whose lengths are not what they say', () => {
  it('end no process, however little memory it has, and are read or called damaged', async function () {
    this.timeout(60_000);
    const [seed, count] = [1, 500];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--max-old-space-size=128', program, String(seed), String(count)],
      { timeout: 55_000, killSignal: 'SIGKILL' },
    );
    // Of some one sees what is left, and of others why not.
    const read = Number(/^read (\d+)$/m.exec(stdout)?.[1]);
    assert.ok(read > count / 5 && read < count, stdout.slice(-200));
  });

  it('are given up where reading them comes to no end', async function () {
    this.timeout(30_000);
    // What unpacks a page of this one goes on for ever.
    const bytes = spoilt(await fixture('pages.parquet'), randomOf(29_190));
    const thread = new DocumentThread('pages.parquet', sourceOf(bytes), 4_000);
    try {
      const rows = { arrangement: { filter: { text: '', columns: [] } }, from: 0, to: 9, fromColumn: 0, toColumn: 3 };
      const seen = thread.open(never).then(() => thread.ask('rows', rows, never));
      await assert.rejects(seen, { fault: 'damaged', message: /comes to no end/ });
      await assert.rejects(thread.ask('rows', rows, never), /comes to no end/);
    } finally {
      thread.dispose();
    }
  });

  it('are no pages where these do not say all of themselves, which would never end', () => {
    const page = { type: 'DATA_PAGE_V2', uncompressed_page_size: 10, compressed_page_size: 10 } as const;
    const about = { num_values: 1, num_nulls: 0, num_rows: 1, encoding: 'PLAIN', is_compressed: false } as const;
    const whole = { ...about, definition_levels_byte_length: 0, repetition_levels_byte_length: 0 };
    new ParquetBudget().take({ ...page, data_page_header_v2: whole });
    for (const left of Object.keys(whole).filter((name) => /num|length/.test(name))) {
      const data_page_header_v2 = { ...whole, [left]: undefined };
      const take = (): void => new ParquetBudget().take({ ...page, data_page_header_v2 });
      assert.throws(take, (error) => error instanceof Error && !(error instanceof StoreError), left);
    }
  });
});
