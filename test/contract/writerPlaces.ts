import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Oracle } from './oracle.ts';
import type { World } from './world.ts';

/** A store that the tests of the writers change, and what differs between MLflow's own stores there. */
export interface WriterPlace {
  readonly uri: string;
  /** MLflow's own client. */
  readonly oracle: Oracle;
  /** The name of a model with three versions and a deleted fourth. */
  readonly odd: string;
  /** A version that was made from a logged model. */
  readonly copied: { readonly name: string; readonly version: string };
  /** Whether tags and aliases count as a change of their model. */
  readonly keysCount: boolean;
  /** What cannot be the id of an experiment. */
  readonly noExperimentId: string;
  readonly errorCodes: {
    readonly nameTaken: string;
    readonly deletedIsRenamed: string;
    readonly versionOfNoModel: string;
  };
  /** What is left of a version that was deleted, and what MLflow leaves of one. */
  remainsOf(name: string, version: string): object;
  readonly remains: object;
  /** All that is kept of a model itself, but its name and its times. */
  keptOf(name: string): object;
}

export function databasePlace({ oracle, databaseUri }: World, uri: string): WriterPlace {
  return {
    uri,
    oracle,
    odd: "odd `model` 'x' é",
    copied: { name: 'breast-cancer-classifier', version: '1' },
    keysCount: false,
    noExperimentId: 'one',
    errorCodes: {
      nameTaken: 'BAD_REQUEST',
      deletedIsRenamed: 'INVALID_STATE',
      versionOfNoModel: 'RESOURCE_DOES_NOT_EXIST',
    },
    remainsOf(name, version) {
      using database = new DatabaseSync(databaseUri.replace('sqlite:///', ''), { readOnly: true });
      const row = database
        .prepare(
          `SELECT current_stage, description, user_id, source, run_id, run_link, status_message FROM model_versions
          WHERE name = ? AND version = ?`,
        )
        .get(name, Number(version));
      return { ...row };
    },
    remains: {
      current_stage: 'Deleted_Internal',
      description: null,
      user_id: null,
      source: 'REDACTED-SOURCE-PATH',
      run_id: 'REDACTED-RUN-ID',
      run_link: 'REDACTED-RUN-LINK',
      status_message: null,
    },
    keptOf(name) {
      using database = new DatabaseSync(databaseUri.replace('sqlite:///', ''), { readOnly: true });
      const row = database.prepare('SELECT * FROM registered_models WHERE name = ?').get(name);
      // No description is NULL, or, where it went through a server, an empty one.
      return { ...row, name: '', creation_time: 0, last_updated_time: 0, description: row?.['description'] ?? '' };
    },
  };
}

/** A folder as `fileSeed.py` fills it. */
export function folderPlace(oracle: Oracle, folder: string): WriterPlace {
  const odd = 'odd model x é';
  return {
    uri: folder,
    oracle,
    odd,
    copied: { name: odd, version: '2' },
    keysCount: true,
    noExperimentId: 'a b',
    errorCodes: {
      nameTaken: 'RESOURCE_ALREADY_EXISTS',
      deletedIsRenamed: 'INTERNAL_ERROR',
      versionOfNoModel: 'INTERNAL_ERROR',
    },
    remainsOf(name, version) {
      const text = readFileSync(path.join(folder, 'models', name, `version-${version}`, 'meta.yaml'), 'utf8');
      return { current_stage: /^current_stage: (.*)$/m.exec(text)?.[1], source: /^source: (.*)$/m.exec(text)?.[1] };
    },
    remains: { current_stage: 'Deleted_Internal', source: `"models:/${odd}/2"` },
    keptOf(name) {
      const text = readFileSync(path.join(folder, 'models', name, 'meta.yaml'), 'utf8');
      return text.split('\n').filter((line) => !/^(name|creation_timestamp|last_updated_timestamp):/.test(line));
    },
  };
}
