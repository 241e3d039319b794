import { joined, named, sql, type Param, type Sql } from '../../filter/sql.ts';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import { invalid } from '../query.ts';
import type { NewModelVersion } from '../storeWriter.ts';
import { checkedName, checkedTag, checkedVersion } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { getLoggedModel } from './loggedModels.ts';
import { getModelVersion } from './modelVersions.ts';
import { column, hasColumn, workspaceOf, type Schema } from './schema.ts';
import { text } from './values.ts';
import { modelIsThere, ofModel, ofVersion, noVersion, touchModel } from './writeRegistry.ts';

export async function createModelVersion(
  database: Database,
  version: NewModelVersion,
  signal?: AbortSignal,
): Promise<ModelVersion> {
  const { name, source, description = null } = version;
  checkedName(name);
  if (source === '') throw invalid('A model version needs a source: say where its files are.');
  const tags = Object.entries(version.tags ?? {}).map(([key, value]) => checkedTag(key, value));
  const schema = await database.schema(signal);
  const { location, runId } = await origin(database, schema, version, signal);
  const now = Date.now();
  const newest = sql`(SELECT max(version) FROM model_versions WHERE ${ofModel(schema, 'model_versions', name)})`;
  const row: Record<string, Param> = {
    name,
    ...workspaceOf(schema, 'model_versions'),
    creation_time: now,
    last_updated_time: now,
    description,
    current_stage: 'None',
    source,
    run_id: runId,
    status: 'READY',
    ...(hasColumn(schema, 'model_versions', 'storage_location') && { storage_location: location }),
  };
  const changes: readonly Change[] = [
    modelIsThere(database, schema, name),
    touchModel(schema, name, now),
    add('model_versions', sql`coalesce(${newest}, 0) + 1`, row),
    ...tags.map((tag) =>
      add('model_version_tags', newest, { name, ...workspaceOf(schema, 'model_version_tags'), ...tag }),
    ),
    ...tellLoggedModel(schema, version, newest),
    { statement: sql`SELECT ${newest} AS version` },
  ];
  const [answer = []] = await database.write(changes, signal);
  return getModelVersion(database, name, text(answer, 0), signal);
}

function add(table: string, version: Sql, row: Readonly<Record<string, Param>>): Change {
  const columns = joined(Object.keys(row).map(named), ', ');
  const values = joined(
    Object.values(row).map((value) => sql`${value}`),
    ', ',
  );
  return { statement: sql`INSERT INTO ${named(table)} (version, ${columns}) VALUES (${version}, ${values})` };
}

interface Origin {
  /** Where the files of the new version are. */
  readonly location: string;
  readonly runId: string | null;
}

/** Follows `models:/…` to the files it stands for: a version made from a version does not need that one any more. */
async function origin(
  database: Database,
  schema: Schema,
  { source, runId, ...version }: NewModelVersion,
  signal?: AbortSignal,
): Promise<Origin> {
  if (!source.startsWith('models:/')) return { location: source, runId: runId ?? null };
  const modelId = modelIdOfSource(source);
  if (modelId !== '') {
    const model = await getLoggedModel(database, modelId, signal);
    return { location: model.artifactUri, runId: runId ?? model.sourceRunId };
  }
  const [, name = '', number = ''] = /^models:\/([^/]+)\/(\d+)$/.exec(source) ?? [];
  if (name === '') {
    throw invalid(
      `Podium makes a version of ${version.name} from models:/NAME/NUMBER, not from ${source.slice(0, 200)}.`,
    );
  }
  const other = checkedVersion(number);
  const place = column(schema, 'model_versions', 'storage_location');
  const statement = sql`SELECT coalesce(nullif(${place}, ''), source) AS location, run_id FROM model_versions
    WHERE ${ofVersion(schema, name, other)}`;
  const [row] = await database.all(statement, signal);
  if (!row) throw noVersion(database, name, other);
  return { location: text(row, 0), runId: runId ?? text(row, 1) };
}

/** MLflow 3 also writes the versions of a logged model into a tag of that. */
function tellLoggedModel(schema: Schema, { name, source }: NewModelVersion, version: Sql): readonly Change[] {
  const modelId = modelIdOfSource(source);
  if (modelId === '' || !schema.has('logged_model_tags')) return [];
  const entry = sql`json_object('name', ${name}, 'version', ${version})`;
  const statement = sql`INSERT INTO logged_model_tags (model_id, experiment_id, tag_key, tag_value)
    SELECT model_id, experiment_id, 'mlflow.modelVersions', json_array(${entry}) FROM logged_models
    WHERE model_id = ${modelId}
    ON CONFLICT DO UPDATE SET tag_value = json_insert(tag_value, '$[#]', json(excluded.tag_value -> 0))`;
  return [{ statement }];
}
