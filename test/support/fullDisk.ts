import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { download } from '../../src/services/artifacts/download.ts';

/** Downloads a file to a disk of 64 KB (the folder given) on which something else takes most of the room, then again without that. */
const [folder = ''] = process.argv.slice(2);
const file = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at % 251));
const other = path.join(folder, 'other');

async function attempt(): Promise<unknown> {
  const one = {
    // Its size is not known, so that nothing is said before the disk does.
    file: { path: 'big.bin', isDir: false },
    target: ['big.bin'],
    stream: async (start: number, take: (piece: Uint8Array) => Promise<void> | void): Promise<void> => {
      for (let at = start; at < file.length; at += 5_000) await take(file.subarray(at, at + 5_000));
    },
  };
  const end = await download([one], folder, false, () => undefined, new AbortController().signal);
  const { fault, message } = (end.stopped ?? {}) as { readonly fault?: string; readonly message?: string };
  return { fault, message, parts: end.parts, files: readdirSync(folder).sort() };
}

writeFileSync(other, Buffer.alloc(40_000));
const first = await attempt();
rmSync(other);
const second = await attempt();
const isWhole = readFileSync(path.join(folder, 'big.bin')).equals(file);
process.stdout.write(JSON.stringify({ first, second, isWhole }));
