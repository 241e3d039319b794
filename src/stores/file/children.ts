import type { Disk, Stamp } from './disk.ts';

/** The folders in a folder, each with what is kept of it as long as it is there. */
export class Children<Child> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #make: (name: string) => Child | undefined;
  #stamp: Stamp | undefined = '';
  #children = new Map<string, Child>();

  /** `make` answers nothing for names that are something else. */
  constructor(disk: Disk, path: string, make: (name: string) => Child | undefined) {
    this.#disk = disk;
    this.#path = path;
    this.#make = make;
  }

  /** By name, as they are now. @throws StoreError where the folder cannot be read */
  all(): Iterable<Child> {
    this.#refresh();
    return this.#children.values();
  }

  get(name: string): Child | undefined {
    this.all();
    return this.#children.get(name);
  }

  #refresh(): void {
    const stamp = this.#disk.stamp(this.#path);
    if (stamp !== '' && stamp === this.#stamp) return;
    const entries = this.#disk.entries(this.#path);
    const before = this.#children;
    this.#children = new Map();
    for (const name of entries ? [...entries.folders, ...entries.linkedFolders] : []) {
      const child = before.get(name) ?? this.#make(name);
      if (child !== undefined) this.#children.set(name, child);
    }
    this.#stamp = stamp;
  }
}
