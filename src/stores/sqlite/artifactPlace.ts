import path from 'node:path';
import type { ArtifactOwner } from '../../model/artifact.ts';
import type { ArtifactPlace } from '../local/artifacts.ts';
import { StoreError } from '../storeError.ts';
import { sql } from '../../filter/sql.ts';
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
  return versionUri(database, owner.name, owner.version, signal);
}

/** As MLflow's download URI: where it was copied to, else where it was registered from, which may name a logged model or a run. */
async function versionUri(database: Database, name: string, version: string, signal?: AbortSignal): Promise<string> {
  const { source, modelId } = await getModelVersion(database, name, version, signal);
  const uri = (await storageLocation(database, name, version, signal)) || source;
  if (/^models:\/m-[^/]+$/.test(uri)) return artifactUri(database, { modelId: uri.slice('models:/'.length) }, signal);
  if (modelId !== '' && uri === source) return artifactUri(database, { modelId }, signal);
  const [, runId, below] = /^runs:\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (runId === undefined || below === undefined) return uri;
  const run = await getRun(database, runId, signal);
  if (below.split('/').includes('..'))
    throw new StoreError('unsupported', `${uri.slice(0, 200)} names no folder of its run.`);
  return `${run.artifactUri.replace(/\/$/, '')}/${below}`;
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
