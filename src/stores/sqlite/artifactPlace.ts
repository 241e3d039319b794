import path from 'node:path';
import type { ArtifactOwner } from '../../model/artifact.ts';
import type { ArtifactPlace } from '../local/artifactRoot.ts';
import { sql } from '../../filter/sql.ts';
import { versionUri } from '../versionUri.ts';
import type { Database } from './database.ts';
import { getLoggedModel } from './loggedModels.ts';
import { getModelVersion } from './modelVersions.ts';
import { getRun } from './runs.ts';
import { column, inWorkspace } from './schema.ts';
import { text } from './values.ts';

/** Where the files of a run, a logged model or a registered version are. */
export async function artifactPlace(
  database: Database,
  owner: ArtifactOwner,
  signal?: AbortSignal,
): Promise<ArtifactPlace> {
  return { uri: await artifactUri(database, owner, signal), storeFolder: path.dirname(database.path) };
}

async function artifactUri(database: Database, owner: ArtifactOwner, signal?: AbortSignal): Promise<string> {
  if ('runId' in owner) return (await getRun(database, owner.runId, signal)).artifactUri;
  if ('modelId' in owner) return (await getLoggedModel(database, owner.modelId, signal)).artifactUri;
  const version = await getModelVersion(database, owner.name, owner.version, signal);
  const location = await storageLocation(database, owner.name, owner.version, signal);
  return versionUri(version, location, (origin) => artifactUri(database, origin, signal));
}

async function storageLocation(
  database: Database,
  name: string,
  version: string,
  signal?: AbortSignal,
): Promise<string> {
  const schema = await database.schema(signal);
  const location = column(schema, 'model_versions', 'storage_location');
  const [row] = await database.all(
    sql`SELECT ${location} AS location FROM model_versions
      WHERE name = ${name} AND version = CAST(${version} AS INTEGER) AND ${inWorkspace(schema, 'model_versions')}`,
    signal,
  );
  return row ? text(row, 0) : '';
}
