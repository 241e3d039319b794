import * as v from 'valibot';
import { plainText } from '../../base/plainText.ts';
import { loggedArtifactsTag, loggedTables, mostTableBytes } from '../../model/loggedTable.ts';
import { isLive, type Run } from '../../model/run.ts';
import { DocumentThread } from '../../preview/documentThread.ts';
import type { TableAsk, TableBytes } from '../../protocol/compare.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import { isTableName } from '../../services/artifacts/fileComparison.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import { artifactSource } from '../preview/previewSource.ts';
import type { ShownRun } from '../shownRuns.ts';

const mostKeptBytes = 32 * 1024 * 1024;

/**
 * Answers what stands in the tables of runs, in JSON as `log_table` writes it: whoever shows them reads them. Of runs that have ended they are kept,
 * as many as have room, for a tab that is shown again.
 *
 * @param table the path of one that no run need have logged as a table.
 */
export function compareTables(
  find: (id: string) => ShownRun | undefined,
  context: Pick<PageContext, 'artifacts' | 'connections'>,
  table?: () => string | undefined,
) {
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
    if (!shown || !tablesOf(shown.run, table?.()).includes(path)) {
      throw new StoreError('notFound', 'This table is not there any more.');
    }
    const { run } = shown;
    const key = JSON.stringify([id, path, maxBytes]);
    const known = kept.get(key);
    if (known && !isLive(run)) return known;
    const read = /\.json$/i.test(path)
      ? await readJson(context, shown, path, maxBytes, signal)
      : await readRows(context, shown, path, maxBytes, signal);
    if (!isLive(run)) keep(key, read);
    return read;
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

/** @param table one more, whatever the run says of it. */
export function tablesOf({ tags }: Pick<Run, 'tags'>, table?: string): readonly string[] {
  return [...new Set([...loggedTables(tags[loggedArtifactsTag]), ...(table === undefined ? [] : [table])])];
}

/** The file as it is. */
async function readJson(
  { connections }: Pick<PageContext, 'connections'>,
  { connection, run }: ShownRun,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<TableBytes> {
  const owner = { runId: run.runId };
  // One more says whether there are more.
  const range = { start: 0, end: maxBytes + 1 };
  const bytes = await connections.ask(connection, (store) => store.readArtifact(owner, path, range, signal));
  const isPart = bytes.length > maxBytes;
  return { bytes: isPart ? bytes.slice(0, maxBytes) : bytes, isPart };
}

/** The rows of a file of another kind, which a thread reads. */
async function readRows(
  { artifacts }: Pick<PageContext, 'artifacts'>,
  { connection, run }: ShownRun,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<TableBytes> {
  if (!isTableName(path)) {
    throw new StoreError(
      'unsupported',
      `${plainText(path, 100)} is no table of which Podium can join the rows: it is not JSON, CSV or Parquet.`,
    );
  }
  const address = artifactAddress(connection, { runId: run.runId }, run.runName, path);
  const source = await artifactSource(address, artifacts)(signal);
  const thread = new DocumentThread(source.name, source);
  try {
    await thread.open(signal);
    return await thread.ask('split', { maxBytes }, signal);
  } finally {
    thread.dispose();
  }
}
