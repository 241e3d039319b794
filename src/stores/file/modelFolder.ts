import { basename, join } from 'node:path';
import { keyed } from '../../base/keyed.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import { given } from '../given.ts';
import { Children } from './children.ts';
import type { Disk } from './disk.ts';
import { damaged } from './failures.ts';
import { KeyFolder } from './keyFolder.ts';
import { MetaFile } from './metaFile.ts';
import type { Notes } from './notes.ts';
import { readTextValue } from './textFile.ts';
import { VersionFolder } from './versionFolder.ts';
import { optionalNumber, text, type Fields } from './yaml.ts';

const versionPrefix = 'version-';

/** The folder of one registered model, and what was read of it. */
export class ModelFolder {
  readonly path: string;
  readonly #meta: MetaFile<Omit<RegisteredModel, 'tags' | 'aliases'>>;
  readonly #tags: KeyFolder<string>;
  readonly #aliases: KeyFolder<string>;
  readonly #versions: Children<VersionFolder>;

  constructor(disk: Disk, notes: Notes, path: string) {
    this.path = path;
    this.#meta = new MetaFile(disk, join(path, 'meta.yaml'), (fields, file) => {
      if (text(fields, 'name') !== '') return asModel(fields);
      throw damaged(`${file}:1`, 'it names no registered model');
    });
    this.#tags = new KeyFolder(disk, join(path, 'tags'), notes, readTextValue(disk));
    this.#aliases = new KeyFolder(disk, join(path, 'aliases'), notes, readTextValue(disk));
    this.#versions = new Children(disk, path, (name) =>
      name.startsWith(versionPrefix) ? new VersionFolder(disk, notes, join(path, name), this) : undefined,
    );
  }

  /** Undefined where there is no `meta.yaml`: then this is no registered model. @throws StoreError `damaged` */
  async model(): Promise<RegisteredModel | undefined> {
    const model = await this.#meta.read();
    this.#tags.refresh(true);
    return model && { ...model, aliases: this.aliases(), tags: keyed(this.#tags.entries()) };
  }

  /** From alias to version. MLflow keeps them in `meta.yaml` too, and does not look there. */
  aliases(): RegisteredModel['aliases'] {
    this.#aliases.refresh(true);
    return keyed(this.#aliases.entries());
  }

  versions(): Iterable<VersionFolder> {
    return this.#versions.all();
  }

  /** Also of those that were deleted or cannot be read; 0 where there is none. */
  highestVersion(): number {
    let highest = 0;
    for (const { path } of this.versions()) {
      const [, number] = /^version-(\d{1,15})$/.exec(basename(path)) ?? [];
      highest = Math.max(highest, Number(number ?? 0));
    }
    return highest;
  }

  version(version: string): VersionFolder | undefined {
    return this.#versions.get(`${versionPrefix}${version}`);
  }
}

function asModel(fields: Fields): Omit<RegisteredModel, 'tags' | 'aliases'> {
  return {
    name: text(fields, 'name'),
    description: text(fields, 'description'),
    ...given('creationTimeMs', optionalNumber(fields, 'creation_timestamp')),
    ...given('lastUpdateTimeMs', optionalNumber(fields, 'last_updated_timestamp')),
  };
}
