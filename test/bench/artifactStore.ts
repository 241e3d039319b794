import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { artifactRun, fullFolder, largeFiles, openedFiles } from './artifactNames.ts';
import { sampleStore, type BenchStore } from './stores.ts';

/** How large what is made is. */
export interface ArtifactSizes {
  readonly imageBytes: number;
  readonly tableBytes: number;
  readonly jsonBytes: number;
  readonly largeBytes: number;
  readonly filesInFolder: number;
}

export interface ArtifactStore extends BenchStore {
  readonly runId: string;
  readonly experimentId: string;
  /** Where the run's artifacts lie on the disk. */
  readonly artifacts: string;
  /** Removes what takes gigabytes. */
  readonly clear: () => Promise<void>;
}

/** The sample, with files for one of its runs as large as people have them. */
export async function artifactStore(sizes: ArtifactSizes): Promise<ArtifactStore> {
  const store = await sampleStore();
  const { runId, experimentId } = runIn(store.folder);
  const artifacts = path.join(store.folder, 'mlartifacts', experimentId, runId, 'artifacts');
  const place = (name: string): string => path.join(artifacts, name);
  await mkdir(place(path.dirname(largeFiles.csv)), { recursive: true });
  await mkdir(place(fullFolder));
  await writeFile(place(openedFiles.image.name), picture(sizes.imageBytes));
  await writeRows(place(openedFiles.table.name), sizes.tableBytes);
  await writeFile(place(openedFiles.json.name), report(sizes.jsonBytes));
  for (let at = 0; at < sizes.filesInFolder; at++) await writeFile(place(`${fullFolder}/file_${String(at)}.txt`), 'x');
  await writeRows(place(largeFiles.csv), sizes.largeBytes);
  const program = path.join(import.meta.dirname, 'largeParquet.py');
  await promisify(execFile)(await pythonEnvironment(), [program, place(largeFiles.parquet), String(sizes.largeBytes)]);
  const clear = (): Promise<void> => rm(artifacts, { recursive: true, force: true });
  return { ...store, runId, experimentId, artifacts, clear };
}

function runIn(folder: string): { readonly runId: string; readonly experimentId: string } {
  const database = new DatabaseSync(path.join(folder, 'mlflow.db'), { readOnly: true });
  try {
    const row = database.prepare('SELECT run_uuid, experiment_id FROM runs WHERE name = ?').get(artifactRun.name);
    return { runId: String(row?.['run_uuid']), experimentId: String(row?.['experiment_id']) };
  } finally {
    database.close();
  }
}

/** Ten columns of numbers below a first cell that one can look for. */
async function writeRows(file: string, bytes: number): Promise<void> {
  const names = Array.from({ length: 10 }, (_, column) => `column_${String(column)}`);
  const line = (row: number): string =>
    names.map((_, column) => String(((row * 7919 + column * 104_729) % 1_000_003) / 1000)).join(',');
  const block = `${Array.from({ length: 50_000 }, (_, row) => line(row)).join('\n')}\n`;
  const out = await open(file, 'w');
  try {
    let { length } = `${names.join(',')}\n${openedFiles.table.text}\n`;
    await out.write(`${names.join(',')}\n${openedFiles.table.text}\n`);
    for (; length < bytes; length += block.length) await out.write(block.slice(0, bytes - length));
    await out.write('\n');
  } finally {
    await out.close();
  }
}

function report(bytes: number): string {
  const entries: [string, number][] = [[openedFiles.json.text, 1]];
  for (let length = 0; length < bytes; length += 32)
    entries.push([`key_${String(entries.length).padStart(8, '0')}`, Math.sqrt(entries.length)]);
  return JSON.stringify(Object.fromEntries(entries), undefined, 2)
    .slice(0, bytes - 3)
    .replace(/,[^,]*$/, '\n}');
}

/** Noise in colour, so that nothing of it can be packed. */
function picture(bytes: number): Buffer {
  const side = Math.ceil(Math.sqrt(bytes / 3));
  const lines = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.of(0), randomBytes(side * 3)])));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
