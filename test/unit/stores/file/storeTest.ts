import { openFileStore } from '../../../../src/stores/file/fileStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { TestMlruns } from '../../../support/mlruns.ts';

/** A new file store for each test, and the store that reads it. */
export interface StoreTest {
  readonly files: TestMlruns;
  readonly store: Store;
  /** What the store told its log about what it left out. */
  leftOut(): readonly string[];
}

export function eachWithStore(): StoreTest {
  let files: TestMlruns | undefined;
  let store: Store | undefined;
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    files = new TestMlruns();
    store = openFileStore(files.path, { log: (line) => lines.push(line) });
  });
  afterEach(async () => {
    await store?.close();
    files?.[Symbol.dispose]();
  });
  return {
    get files() {
      if (!files) throw new Error('No test runs.');
      return files;
    },
    get store() {
      if (!store) throw new Error('No test runs.');
      return store;
    },
    leftOut: () => lines.filter((line) => line.includes('left out')),
  };
}

export const a = 'a'.repeat(32);
export const b = 'b'.repeat(32);
export const c = 'c'.repeat(32);
