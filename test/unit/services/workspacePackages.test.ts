import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { workspacePackages, type WorkspacePackages } from '../../../src/services/registry/workspacePackages.ts';
import { fakeWorkspace } from '../../support/fakeHost.ts';
import { tempFolder, type TempFolder } from '../../support/tempFolder.ts';

const never = new AbortController().signal;

interface Setup {
  readonly trusted?: boolean;
  readonly chosen?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function read(
  folder: TempFolder,
  { trusted = true, chosen, environment = {} }: Setup = {},
): Promise<WorkspacePackages> {
  const workspace = fakeWorkspace([{ name: 'project', path: folder.path }], trusted);
  return workspacePackages({ workspace, python: { chosen: () => chosen }, environment })(never);
}

function environmentIn(
  place: string,
  packages: readonly string[],
  version = '3.11.7',
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    [`${place}/pyvenv.cfg`, `home = /usr/bin\nversion = ${version}\n`],
    ...packages.map((name) => [`${place}/lib/python3.11/site-packages/${name}/RECORD`, '']),
  ]) as Readonly<Record<string, string>>;
}

describe('the packages of the workspace', () => {
  it('are those that its requirements ask for, and what lies in its environment, of which nothing is run', async () => {
    using folder = tempFolder({
      'requirements.txt': 'numpy==2.1 # pinned\n',
      'requirements-dev.txt': 'ruff\n',
      'requirements.md': 'no',
      ...environmentIn('.venv', [
        'numpy-2.3.4.dist-info',
        'Scikit_Learn-1.7.2.dist-info',
        'numpy',
        'old_tool-0.1-py3.11.egg-info',
      ]),
    });
    const { requirements, installed, notes } = await read(folder);
    assert.deepEqual(requirements, {
      files: ['requirements-dev.txt', 'requirements.txt'],
      lines: ['ruff', 'numpy==2.1'],
    });
    assert.equal(installed?.name, '.venv');
    assert.equal(installed.python, '3.11.7');
    assert.deepEqual({ ...installed.versions }, { numpy: '2.3.4', 'scikit-learn': '1.7.2', 'old-tool': '0.1' });
    assert.deepEqual(notes, []);
  });

  it('are also those of files that its requirements name, as pip follows them, but of none outside of the workspace', async () => {
    using elsewhere = tempFolder({ 'secret.txt': 'secret==1\n', 'linked.txt': 'linked==1\n' });
    using folder = tempFolder({
      'requirements.txt': [
        'numpy # first',
        '-r parts/base.txt',
        `--requirement=${elsewhere.path}/secret.txt`,
        '-c parts/linked.txt',
        '-r https://example.org/far.txt',
        '-r missing.txt',
        'ruff',
      ].join('\n'),
      'parts/base.txt': '-r ../requirements.txt\n--constraint pins.txt\npandas>=2\n',
      'parts/pins.txt': 'numpy==2.1\n',
    });
    await symlink(path.join(elsewhere.path, 'linked.txt'), path.join(folder.path, 'parts/linked.txt'));
    const { requirements, notes } = await read(folder);
    assert.deepEqual(requirements, {
      files: ['requirements.txt', 'parts/base.txt', 'parts/pins.txt'],
      lines: ['numpy', 'ruff', 'pandas>=2', 'numpy==2.1'],
    });
    assert.deepEqual(notes.slice(0, -1), [
      `${path.relative(folder.path, elsewhere.path)}/secret.txt lies outside of the workspace, and was not read.`,
      'parts/linked.txt lies outside of the workspace, and was not read.',
    ]);
  });

  it('are those of the interpreter that was chosen, before any other', async () => {
    using folder = tempFolder({
      ...environmentIn('.venv', ['a-1.dist-info']),
      ...environmentIn('other', ['a-2.dist-info'], '3.12.1'),
    });
    const chosen = path.join(folder.path, 'other', 'bin', 'python3');
    const { installed } = await read(folder, { chosen });
    assert.deepEqual([installed?.name, installed?.python, installed?.versions['a']], ['other', '3.12.1', '2']);
    const gone = await read(folder, { chosen: path.join(folder.path, 'gone', 'bin', 'python') });
    assert.equal(gone.installed?.name, '.venv');
  });

  it('are those of the shell from which the editor was started, where the workspace has none', async () => {
    using folder = tempFolder({ 'a.txt': '' });
    using elsewhere = tempFolder(environmentIn('shell', ['a-3.dist-info']));
    const environment = { VIRTUAL_ENV: path.join(elsewhere.path, 'shell') };
    const { installed, notes } = await read(folder, { environment });
    assert.equal(installed?.versions['a'], '3');
    assert.deepEqual(notes, ['There is no requirements.txt at the top of the workspace.']);
  });

  it('are not looked for before the workspace is trusted', async () => {
    using folder = tempFolder({ 'requirements.txt': 'a==1', ...environmentIn('.venv', ['a-1.dist-info']) });
    assert.deepEqual(await read(folder, { trusted: false }), {
      notes: ['The workspace is in Restricted Mode: trust it to compare with its packages.'],
    });
  });
});
