import { isAbsolute, relative } from 'node:path';
import { commands, extensions, type Uri } from 'vscode';
import { sentenceOf } from '../base/sentenceOf.ts';
import type { Git, Repository } from '../host/git.ts';
import { UserError } from '../host/ui.ts';
import { given } from '../stores/given.ts';
import { changedFiles, type GitChange } from './gitChanges.ts';

/** Of the API of VS Code's own Git extension (`vscode.git`, version 1), what Podium uses. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  /** The address of a file as it is in a commit. */
  toGitUri(uri: Uri, ref: string): Uri;
}

interface GitRepository {
  readonly rootUri: { readonly fsPath: string };
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly indexChanges: readonly unknown[];
    readonly workingTreeChanges: readonly unknown[];
    readonly mergeChanges: readonly unknown[];
    readonly untrackedChanges?: readonly unknown[];
  };
  status(): Promise<void>;
  getConfig(key: string): Promise<string>;
  getCommit(ref: string): Promise<{ readonly message: string }>;
  checkout(treeish: string): Promise<void>;
  diffBetween(ref1: string, ref2: string): Promise<readonly GitChange<Uri>[]>;
}

/** Git, as VS Code has it. Its extension is asked for only when it is needed. */
export const editorGit: Git = {
  async find(commit, other = commit) {
    const git = await gitApi();
    for (const repository of git.repositories) {
      const found = await commitIn(repository, commit);
      if (found && (await commitIn(repository, other))) return asRepository(git, repository, commit, found.message);
    }
    return undefined;
  },
  async author(folder) {
    const git = await gitApi().catch((error: unknown) => {
      if (error instanceof UserError) return undefined;
      throw error;
    });
    const around = ({ rootUri }: GitRepository): boolean =>
      folder === undefined || isBelow(relative(rootUri.fsPath, folder));
    const repository = git?.repositories.find(around);
    if (!repository) return {};
    return { ...given('name', await userName(repository)), ...given('commit', repository.state.HEAD?.commit) };
  },
};

function isBelow(path: string): boolean {
  return !path.startsWith('..') && !isAbsolute(path);
}

async function userName(repository: GitRepository): Promise<string | undefined> {
  try {
    const name = (await repository.getConfig('user.name')).trim();
    return name === '' ? undefined : name;
  } catch {
    // That is how Git says that nobody told it.
    return undefined;
  }
}

async function gitApi(): Promise<GitApi> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) throw new UserError('The Git extension of VS Code is not here. Check the commit out in a terminal.');
  const git = extension.isActive ? extension.exports : await extension.activate();
  if (!git.enabled) throw new UserError('Git is turned off in VS Code. Turn on the setting "git.enabled" first.');
  return git.getAPI(1);
}

async function commitIn(repository: GitRepository, commit: string): Promise<{ readonly message: string } | undefined> {
  try {
    return await repository.getCommit(commit);
  } catch {
    // That is how Git says that it has no such commit.
    return undefined;
  }
}

async function asRepository(
  git: GitApi,
  repository: GitRepository,
  commit: string,
  message: string,
): Promise<Repository> {
  await repository.status();
  const { HEAD, indexChanges, workingTreeChanges, mergeChanges, untrackedChanges = [] } = repository.state;
  return {
    root: repository.rootUri.fsPath,
    head: HEAD?.name ?? HEAD?.commit?.slice(0, 8) ?? 'no commit',
    changedFiles: indexChanges.length + workingTreeChanges.length + mergeChanges.length + untrackedChanges.length,
    subject: message.split('\n', 1)[0] ?? '',
    showChanges: async (other, title) => {
      const [toOne, toOther] = await Promise.all([
        repository.diffBetween(other, commit),
        repository.diffBetween(commit, other),
      ]);
      const changed = changedFiles(toOne, toOther);
      const resources = changed.map(({ uri, isInOne, isInOther }) => [
        uri,
        isInOne ? git.toGitUri(uri, commit) : undefined,
        isInOther ? git.toGitUri(uri, other) : undefined,
      ]);
      if (changed.length > 0) await commands.executeCommand('vscode.changes', title, resources);
      return changed.length;
    },
    checkOut: async () => {
      try {
        await repository.checkout(commit);
      } catch (error) {
        throw new UserError(`Git did not check out ${commit.slice(0, 8)}: ${reasonOf(error)}`);
      }
    },
  };
}

/** The extension's errors hold what Git printed. */
function reasonOf(error: unknown): string {
  const stderr: unknown = typeof error === 'object' && error !== null && 'stderr' in error ? error.stderr : undefined;
  if (typeof stderr === 'string' && stderr.trim() !== '') return stderr.trim();
  return sentenceOf(error);
}
