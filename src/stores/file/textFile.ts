import type { Disk } from './disk.ts';
import type { ReadKey } from './keyFolder.ts';

const mostBytes = 1024 * 1024;

/** Reads the file of a param, tag or alias: its whole text is the value. */
export function readTextValue(disk: Disk): ReadKey<string> {
  return (path) => {
    const file = disk.read(path, mostBytes);
    return file && { value: file.text, stamp: file.stamp };
  };
}
