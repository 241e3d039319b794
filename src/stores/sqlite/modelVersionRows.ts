import { sql, type Sql } from '../../filter/sql.ts';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import { aliasesOf } from './aliases.ts';
import type { Database } from './database.ts';
import { groupedTexts } from './grouped.ts';
import { column, inWorkspace, isOneOf, type Schema } from './schema.ts';
import { batches } from './search.ts';
import type { Row } from './row.ts';
import { given, optionalNumber, text } from './values.ts';

const columns = [
  'name',
  'version',
  'description',
  'current_stage',
  'status',
  'status_message',
  'source',
  'run_id',
  'creation_time',
  'last_updated_time',
  'user_id',
];

export function modelVersionValues(schema: Schema): readonly Sql[] {
  return columns.map((name) => column(schema, 'model_versions', name));
}

export async function modelVersionsWithDetails(
  database: Database,
  schema: Schema,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly ModelVersion[]> {
  const versions: ModelVersion[] = [];
  for (const batch of batches(rows)) {
    const names = [...new Set(batch.map((row) => text(row, 0)))];
    const statement = sql`SELECT version || ':' || name AS owner, key, value FROM model_version_tags
      WHERE ${isOneOf(sql`name`, names)} AND ${inWorkspace(schema, 'model_version_tags')}`;
    const tags = await groupedTexts(database, statement, signal);
    const aliases = await aliasesOf(database, schema, names, signal);
    for (const row of batch) {
      const [name, version] = [text(row, 0), text(row, 1)];
      const own = (aliases.get(name) ?? []).filter(([, holder]) => holder === version);
      versions.push({
        ...modelVersion(row),
        aliases: own.map(([alias]) => alias).sort(),
        tags: tags(`${version}:${name}`),
      });
    }
  }
  return versions;
}

function modelVersion(row: Row): Omit<ModelVersion, 'aliases' | 'tags'> {
  const source = text(row, 6);
  return {
    name: text(row, 0),
    version: text(row, 1),
    description: text(row, 2),
    currentStage: text(row, 3),
    status: text(row, 4),
    statusMessage: text(row, 5),
    source,
    runId: text(row, 7),
    modelId: modelIdOfSource(source),
    ...given('creationTimeMs', optionalNumber(row, 8)),
    ...given('lastUpdateTimeMs', optionalNumber(row, 9)),
    userId: text(row, 10),
  };
}
