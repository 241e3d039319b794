import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { Release } from './vscodeFromNpm.ts';

/** A program that takes the command line of VS Code. */
export interface FoundVscode {
  readonly executable: string;
  readonly desktop: boolean;
  /** Why this one, in a sentence. */
  readonly reason: string;
}

const desktopVersions: Record<Release, string> = { latest: 'stable', floor: '1.101.0' };

/** A downloaded desktop VS Code where a window can open and the download works, else the one from npm. PODIUM_VSCODE=npm asks for that. */
export async function findVscode(release: Release): Promise<FoundVscode> {
  const fromNpm = (reason: string): FoundVscode => ({
    executable: path.join(import.meta.dirname, 'code.ts'),
    desktop: false,
    reason,
  });
  if (process.env['PODIUM_VSCODE'] === 'npm') return fromNpm('VS Code from npm, as PODIUM_VSCODE asks.');
  if (!hasDisplay()) return fromNpm('VS Code from npm, because there is no display for a desktop one.');
  try {
    const executable = await downloadAndUnzipVSCode({ version: desktopVersions[release] });
    return { executable, desktop: true, reason: `A downloaded desktop VS Code (${desktopVersions[release]}).` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fromNpm(`VS Code from npm, because a desktop one could not be downloaded: ${why}`);
  }
}

/** Whether a window can open here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
