import type { RunStatus } from './run.ts';

/** `512 B`, `1.4 KB`, `20 MB`: as the editor's own explorer counts, 1 KB = 1024 B. */
export function fileSize(sizeBytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = sizeBytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const shown = unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10;
  return `${String(shown)} ${units[unit] ?? ''}`;
}

export function statusWord(status: RunStatus): string {
  return statusWords[status];
}

const statusWords: Readonly<Record<RunStatus, string>> = {
  RUNNING: 'running',
  SCHEDULED: 'scheduled',
  FINISHED: 'finished',
  FAILED: 'failed',
  KILLED: 'killed',
  UNKNOWN: 'in an unknown state',
};
