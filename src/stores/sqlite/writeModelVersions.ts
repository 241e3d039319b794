import { sql } from '../../filter/sql.ts';
import { invalid } from '../query.ts';
import type { StoreWriter } from '../storeWriter.ts';
import { checkedKey, checkedName, checkedStage, checkedTag, checkedVersion } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { workspaceOf, type Schema } from './schema.ts';
import { createModelVersion } from './writeNewVersion.ts';
import { ofModel, ofVersion, touchModel, versionIsThere } from './writeRegistry.ts';
import { putRow, settings } from './writeRows.ts';

type ModelVersionWrites = Pick<
  StoreWriter,
  | 'createModelVersion'
  | 'updateModelVersion'
  | 'transitionModelVersionStage'
  | 'setModelVersionTag'
  | 'deleteModelVersionTag'
  | 'deleteModelVersion'
>;

/** What MLflow leaves of a version that was deleted. */
const remains = {
  current_stage: 'Deleted_Internal',
  description: null,
  user_id: null,
  source: 'REDACTED-SOURCE-PATH',
  run_id: 'REDACTED-RUN-ID',
  run_link: 'REDACTED-RUN-LINK',
  status_message: null,
};

export function modelVersionWrites(database: Database): ModelVersionWrites {
  const changeVersion = async (
    name: string,
    version: string,
    changes: (schema: Schema, version: number) => readonly Change[],
    signal?: AbortSignal,
  ): Promise<void> => {
    checkedName(name);
    const number = checkedVersion(version);
    const schema = await database.schema(signal);
    await database.write([versionIsThere(database, schema, name, number), ...changes(schema, number)], signal);
  };

  return {
    createModelVersion: (version, signal) => createModelVersion(database, version, signal),

    updateModelVersion: (name, version, { description }, signal) =>
      changeVersion(
        name,
        version,
        (schema, number) => {
          const values = settings({ description, last_updated_time: Date.now() });
          return [{ statement: sql`UPDATE model_versions SET ${values} WHERE ${ofVersion(schema, name, number)}` }];
        },
        signal,
      ),

    async transitionModelVersionStage(name, version, { stage, archiveExistingVersions = false }, signal) {
      const newStage = checkedStage(stage);
      if (archiveExistingVersions && newStage !== 'Staging' && newStage !== 'Production') {
        // MLflow names no kind here, so that its code is the one for all that it did not foresee.
        throw invalid(`Only a version that goes to Staging or Production can archive others.`, 'INTERNAL_ERROR');
      }
      await changeVersion(
        name,
        version,
        (schema, number) => {
          const now = Date.now();
          const others = sql`${ofModel(schema, 'model_versions', name)} AND version <> ${number} AND current_stage = ${newStage}`;
          const archived = settings({ current_stage: 'Archived', last_updated_time: now });
          const moved = settings({ current_stage: newStage, last_updated_time: now });
          return [
            ...(archiveExistingVersions
              ? [{ statement: sql`UPDATE model_versions SET ${archived} WHERE ${others}` }]
              : []),
            { statement: sql`UPDATE model_versions SET ${moved} WHERE ${ofVersion(schema, name, number)}` },
            touchModel(schema, name, now),
          ];
        },
        signal,
      );
    },

    async setModelVersionTag(name, version, key, value, signal) {
      const tag = checkedTag(key, value);
      await changeVersion(
        name,
        version,
        (schema, number) => [
          putRow('model_version_tags', { ...workspaceOf(schema, 'model_version_tags'), name, version: number, ...tag }),
        ],
        signal,
      );
    },

    async deleteModelVersionTag(name, version, key, signal) {
      checkedKey(key);
      await changeVersion(
        name,
        version,
        (schema, number) => {
          const which = sql`${ofModel(schema, 'model_version_tags', name)} AND version = ${number} AND key = ${key}`;
          return [{ statement: sql`DELETE FROM model_version_tags WHERE ${which}` }];
        },
        signal,
      );
    },

    deleteModelVersion: (name, version, signal) =>
      changeVersion(
        name,
        version,
        (schema, number) => {
          const now = Date.now();
          const values = settings({ ...remains, last_updated_time: now });
          return [
            ...dropAliases(schema, name, number),
            { statement: sql`UPDATE model_versions SET ${values} WHERE ${ofVersion(schema, name, number)}` },
            touchModel(schema, name, now),
          ];
        },
        signal,
      ),
  };
}

function dropAliases(schema: Schema, name: string, version: number): readonly Change[] {
  const table = 'registered_model_aliases';
  if (!schema.has(table)) return [];
  const which = sql`${ofModel(schema, table, name)} AND version = ${version}`;
  return [{ statement: sql`DELETE FROM registered_model_aliases WHERE ${which}` }];
}
