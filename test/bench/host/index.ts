import { writeFile } from 'node:fs/promises';
import { screenshot, texts } from '../../editor/support/page.ts';
import { browse } from './browse.ts';
import { firstRows } from './firstRows.ts';
import { openArtifacts } from './openArtifacts.ts';
import { reads } from './reads.ts';

const measurements = { firstRows, reads, browse, openArtifacts };

export type HostMeasurement = keyof typeof measurements;
export type HostFigures<Name extends HostMeasurement> = Awaited<ReturnType<(typeof measurements)[Name]>>;

/** VS Code calls this in its extension host. Measures what PODIUM_BENCH names, and leaves the figures in PODIUM_BENCH_FIGURES. */
export async function run(): Promise<void> {
  const { PODIUM_BENCH: name, PODIUM_BENCH_FIGURES: file, PODIUM_BENCH_EXPERIMENT: experiment } = process.env;
  if (name === undefined || file === undefined || experiment === undefined) throw new Error('Run `npm run bench`.');
  await texts('body'); // With its first fetch VS Code loads certificates, for 100 ms; they are not Podium's.
  try {
    await writeFile(file, JSON.stringify(await measurements[name as HostMeasurement](experiment)));
  } catch (error) {
    await screenshot(`${name}-failed`);
    throw error;
  }
}
