import type { Shell } from '../../src/protocol/run.ts';

export const shells: readonly (readonly [Shell, string])[] = [
  ['posix', 'bash, zsh, sh'],
  ['powershell', 'PowerShell'],
];

/** The shell that was chosen, or that of the person's system. */
export function shellOf(remembered: unknown): Shell {
  if (remembered === 'posix' || remembered === 'powershell') return remembered;
  return navigator.userAgent.includes('Windows') ? 'powershell' : 'posix';
}
