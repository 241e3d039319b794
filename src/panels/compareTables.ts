import * as v from 'valibot';
import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import { loggedArtifactsTag, loggedTables, mostTableBytes } from '../model/loggedTable.ts';
import { isLive, type Run } from '../model/run.ts';
import type { TableAsk, TableBytes } from '../protocol/compare.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ShownRun } from './shownRuns.ts';

const mostKeptBytes = 32 * 1024 * 1024;

/**
 * Answers what stands in the tables that runs logged, as the bytes of the files: whoever shows them reads them. Of runs that have ended they are kept,
 * as many as have room, for a tab that is shown again.
 */
export function compareTables(find: (id: string) => ShownRun | undefined, connections: Pick<Connections, 'ask'>) {
  const kept = new Map<string, TableBytes>();

  function keep(key: string, table: TableBytes): void {
    kept.set(key, table);
    let size = [...kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const [oldest, { bytes }] of kept) {
      if (size <= mostKeptBytes) return;
      kept.delete(oldest);
      size -= bytes.length;
    }
  }

  async function read({ run: id, path, maxBytes }: TableAsk, signal: AbortSignal): Promise<TableBytes> {
    const shown = find(id);
    if (!shown || !tablesOf(shown.run).includes(path)) {
      throw new StoreError('notFound', 'This table is not there any more.');
    }
    if (!/\.json$/i.test(path))
      throw new StoreError(
        'unsupported',
        `${plainText(path, 100)} is not JSON. Podium joins tables that were logged as JSON.`,
      );
    const { connection, run } = shown;
    const key = JSON.stringify([id, path, maxBytes]);
    const known = kept.get(key);
    if (known && !isLive(run)) return known;
    const owner = { runId: run.runId };
    // One more says whether there are more.
    const range = { start: 0, end: maxBytes + 1 };
    const bytes = await connections.ask(connection, (store) => store.readArtifact(owner, path, range, signal));
    const isPart = bytes.length > maxBytes;
    const table = { bytes: isPart ? bytes.slice(0, maxBytes) : bytes, isPart };
    if (!isLive(run)) keep(key, table);
    return table;
  }

  return {
    table: {
      ask: v.object({
        run: v.string(),
        path: v.string(),
        maxBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTableBytes)),
      }),
      answer: read,
    },
  };
}

export function tablesOf({ tags }: Pick<Run, 'tags'>): readonly string[] {
  return loggedTables(tags[loggedArtifactsTag]);
}
