import { join } from 'node:path';
import { keyed, type Keyed } from '../../base/keyed.ts';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import { given } from '../given.ts';
import type { Disk } from './disk.ts';
import { damaged } from './failures.ts';
import { KeyFolder } from './keyFolder.ts';
import { MetaFile } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { readTextValue } from './textFile.ts';
import { optionalNumber, text, type Fields } from './yaml.ts';

interface Info {
  readonly version: Omit<ModelVersion, 'tags' | 'aliases'>;
  /** Where its files were copied to, if they were. */
  readonly storageLocation: string;
}

/** The folder of one version of a registered model, and what was read of it. */
export class VersionFolder {
  readonly path: string;
  readonly #meta: MetaFile<Info>;
  readonly #tags: KeyFolder<string>;
  readonly #model: { aliases(): Keyed<string> };

  constructor(disk: Disk, notes: Notes, path: string, model: { aliases(): Keyed<string> }) {
    this.path = path;
    this.#model = model;
    this.#meta = new MetaFile(disk, join(path, 'meta.yaml'), (fields, file) => {
      if (text(fields, 'name') !== '' && text(fields, 'version') !== '') return asInfo(fields);
      throw damaged(`${file}:1`, 'it names no version of a registered model');
    });
    this.#tags = new KeyFolder(disk, join(path, 'tags'), notes, readTextValue(disk));
  }

  /** Undefined where there is none, or it was deleted: MLflow keeps what was deleted, marked. @throws StoreError `damaged` */
  async version(): Promise<ModelVersion | undefined> {
    const info = await this.#meta.read();
    if (!info || info.version.currentStage === 'Deleted_Internal') return undefined;
    this.#tags.refresh(true);
    const holders = Object.entries(this.#model.aliases()).filter(([, version]) => version === info.version.version);
    return {
      ...info.version,
      aliases: holders.map(([alias]) => alias).sort(),
      tags: keyed(this.#tags.entries()),
    };
  }

  /** Where its files were copied to; empty where they were not. */
  async storageLocation(): Promise<string> {
    return (await this.#meta.read())?.storageLocation ?? '';
  }
}

function asInfo(fields: Fields): Info {
  const source = text(fields, 'source');
  return {
    version: {
      name: text(fields, 'name'),
      version: text(fields, 'version'),
      description: text(fields, 'description'),
      currentStage: text(fields, 'current_stage'),
      status: text(fields, 'status'),
      statusMessage: text(fields, 'status_message'),
      source,
      runId: text(fields, 'run_id'),
      modelId: text(fields, 'model_id') || modelIdOfSource(source),
      ...given('creationTimeMs', optionalNumber(fields, 'creation_timestamp')),
      ...given('lastUpdateTimeMs', optionalNumber(fields, 'last_updated_timestamp')),
      userId: text(fields, 'user_id'),
    },
    storageLocation: text(fields, 'storage_location'),
  };
}
