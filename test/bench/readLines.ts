import { inEditor } from './editor.ts';
import { info, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

/** What is read and loaded when. */
export async function readLines(store: BenchStore): Promise<readonly Line[]> {
  console.log('Watching what Podium reads while it starts …');
  const { activation, unseen, firstRows } = await inEditor('reads', store);
  const { calls } = activation;
  // The worker is there in any case, so a watch that did not see it would be blind.
  if (!firstRows.calls.includes('new worker_threads.Worker'))
    throw new Error('The watch does not see what Podium does.');
  return [
    {
      what: 'files, sockets, processes and threads opened in activate()',
      measured: calls.length === 0 ? 'none' : tally(calls),
      limit: 'none',
      met: calls.length === 0,
    },
    info('  in the second after it, with no view open', tally(unseen.calls)),
    info('files of dist/ loaded by activation', tally(activation.files.map(plain))),
    info('  and then for the first rows of a database', tally(firstRows.files.map(plain))),
  ];
}

/** Without the hash in its name. */
function plain(file: string): string {
  return file.replace(/-[0-9A-Z]{8}\.js$/, '.js');
}

/** `lstat ×3, opendir` */
function tally(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${String(count)}`)).join(', ');
}
