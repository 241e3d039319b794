import { keyed } from '../../base/keyed.ts';
import { sql } from '../../filter/sql.ts';
import type { DatasetInput } from '../../model/run.ts';
import type { Database } from './database.ts';
import { isOneOf, type Schema } from './schema.ts';
import type { Row } from './row.ts';
import { given, optionalText, text } from './values.ts';

interface Found {
  readonly dataset: Omit<DatasetInput, 'tags'>;
  readonly tags: (readonly [string, string])[];
}

/** The data sets that runs read, each once, with the tags of every time it was read. */
export async function datasetInputs(
  database: Database,
  schema: Schema,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly DatasetInput[]>> {
  if (!schema.has('inputs') || !schema.has('datasets') || !schema.has('input_tags')) return new Map();
  const statement = sql`SELECT i.destination_id, d.dataset_uuid, d.name AS dataset, d.digest, d.dataset_source_type, d.dataset_source,
      d.dataset_schema, d.dataset_profile, t.name AS tag, t.value
    FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid
    WHERE i.destination_type = 'RUN' AND ${isOneOf(sql`i.destination_id`, runIds)}
    ORDER BY d.name, d.digest`;
  const byRun = new Map<string, Map<string, Found>>();
  await database.each(
    statement,
    (row) => {
      add(byRun, row);
    },
    signal,
  );
  return new Map([...byRun].map(([runId, found]) => [runId, [...found.values()].map(asInput)]));
}

function add(byRun: Map<string, Map<string, Found>>, row: Row): void {
  const runId = text(row, 0);
  const ofRun = byRun.get(runId) ?? new Map<string, Found>();
  byRun.set(runId, ofRun);
  const found = ofRun.get(text(row, 1)) ?? { dataset: dataset(row), tags: [] };
  ofRun.set(text(row, 1), found);
  const tag = optionalText(row, 8);
  if (tag !== undefined) found.tags.push([tag, text(row, 9)]);
}

function dataset(row: Row): Omit<DatasetInput, 'tags'> {
  return {
    name: text(row, 2),
    digest: text(row, 3),
    sourceType: text(row, 4),
    source: text(row, 5),
    ...given('schema', optionalText(row, 6)),
    ...given('profile', optionalText(row, 7)),
  };
}

function asInput({ dataset, tags }: Found): DatasetInput {
  return { ...dataset, tags: keyed(tags) };
}
