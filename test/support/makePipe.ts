import { execFileSync } from 'node:child_process';

/** A file that never answers: whoever opens it waits for somebody at the other end. Not on Windows. */
export function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
}
