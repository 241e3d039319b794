import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process started and that still run, of those with this in their command line. Linux only. */
export function processesBelow(parent: number, command: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent && textOf(pid, 'cmdline').includes(command));
}

export function isRunning(pid: number): boolean {
  return parentOf(pid) !== undefined;
}

function parentOf(pid: number): number | undefined {
  // `12 (any (name)) S 1 …`; one that has ended and was not yet waited for is a zombie.
  const [state, parent] = textOf(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return parent === undefined || state === 'Z' ? undefined : Number(parent);
}

/** Empty for one that has just ended. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
