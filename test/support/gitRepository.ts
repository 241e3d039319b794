import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { skipIf } from './skipIf.ts';

/** A real Git repository, made with the `git` of this machine and none of its settings. */
export class GitRepository {
  readonly folder: string;

  /** @param parent the folder in which it is to lie. */
  constructor(parent: string) {
    this.folder = mkdtempSync(path.join(parent, 'repository-'));
    this.#git('init', '--quiet');
  }

  /** Commits these files and no others, on top of what is checked out; the id of the commit. */
  commit(message: string, files: Readonly<Record<string, string>>): string {
    const before = this.#git('ls-files', '-z').split('\0').filter(Boolean);
    for (const file of before) rmSync(path.join(this.folder, file), { force: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(this.folder, file), text);
    this.#git('add', '--all');
    this.#git('commit', '--quiet', '--message', message);
    return this.#git('rev-parse', 'HEAD').trim();
  }

  checkOut(commit: string): void {
    this.#git('checkout', '--quiet', '--detach', commit);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #git(...args: readonly string[]): string {
    const settings = ['user.name=Ada', 'user.email=ada@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];
    return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(this.folder, 'no-such-file') },
    });
  }
}

/** Skips the suite, saying why, where there is no `git`. To be called in `before`. */
export function needsGit(suite: Mocha.Context): void {
  skipIf(spawnSync('git', ['--version']).status !== 0, 'there is no git on this machine.', suite);
}
