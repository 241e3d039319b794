import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GitRepository, needsGit } from '../../support/gitRepository.ts';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { clearMessages } from '../support/messages.ts';
import { MlflowWriter } from '../support/mlflowWriter.ts';
import { screenshot, texts } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer, workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';

/** Of the API of VS Code's own Git extension, what these tests use. */
interface GitApi {
  openRepository(root: vscode.Uri): Promise<unknown>;
}

type Name = 'older' | 'newer' | 'aside';

describeOnPage(['trusted', 'floor'], 'The commits of two runs', function () {
  this.timeout(120_000);
  let repository: GitRepository;
  let writer: MlflowWriter;
  let commits: Readonly<Record<Name, string>>;

  before(async function () {
    needsGit(this);
    await needsPython(this);
    // VS Code asks before it opens one that lies elsewhere.
    repository = new GitRepository(workspaceFolder());
    const train = 'import mlflow\n\nlr = 0.1\nepochs = 20\nmlflow.log_param("lr", lr)\n';
    const older = repository.commit('Train', { 'train.py': train, 'old.py': 'first = 1\n', 'same.txt': 'same\n' });
    const newer = repository.commit('Train longer', {
      'train.py': train.replace('20', '50'),
      'new.py': 'second = 22\n',
      'same.txt': 'same\n',
    });
    repository.checkOut(older);
    const aside = repository.commit('Train faster', { 'train.py': train.replace('0.1', '0.3'), 'same.txt': 'same\n' });
    commits = { older, newer, aside };
    writer = new MlflowWriter((await sessionServer()).url);
    const experiment = await writer.createExperiment('commits');
    for (const [name, commit] of Object.entries(commits)) {
      await writer.finish(await writer.createRun(experiment, name, { 'mlflow.source.git.commit': commit }));
    }
    await (await gitApi()).openRepository(vscode.Uri.file(repository.folder));
    await openSidebar();
    await vscode.commands.executeCommand('podium.refresh');
    await open('Experiments', 'commits');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await clearMessages();
  });
  after(async () => {
    await writer.deleteAll();
    await vscode.commands.executeCommand('podium.refresh');
    await vscode.commands.executeCommand('git.close', vscode.Uri.file(repository.folder));
    repository.dispose();
  });

  it('show what changed from one to the next, also a file that came and one that went', async () => {
    await compare('older', 'newer', 3, { 'new.py': ['newer'], 'old.py': ['older'], 'train.py': ['older', 'newer'] });
    await eventually(async () => {
      const lines = await texts('.monaco-diff-editor .view-line');
      for (const line of ['epochs = 20', 'epochs = 50', 'second = 22'])
        assert.ok(
          lines.some((text) => text.replaceAll('\u00a0', ' ') === line),
          line,
        );
    });
    await screenshot('compare-commits');
  });

  it('show the same with the newer one first', async () => {
    await compare('newer', 'older', 3, { 'new.py': ['newer'], 'old.py': ['older'], 'train.py': ['newer', 'older'] });
  });

  it('of two branches show what differs between them, and not only what one changed', async () => {
    await compare('newer', 'aside', 2, { 'new.py': ['newer'], 'train.py': ['newer', 'aside'] });
  });

  /** Compares them, and waits until so many files are open, of which these commits have these. */
  async function compare(
    one: Name,
    other: Name,
    count: number,
    files: Readonly<Record<string, readonly Name[]>>,
  ): Promise<void> {
    await chooseFromMenu('Experiments', one, 'Compare Files and Code', 'Compare Commits');
    await asked(`Compare run ${one} with`);
    await enter(other);
    await choose(other);
    const title = `commits ${commits[one].slice(0, 8)} ↔ ${commits[other].slice(0, 8)} · ${one} ↔ ${other}`;
    await eventually(() => {
      const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      assert.equal(label, `${title} (${String(count)} files)`);
      for (const [file, names] of Object.entries(files))
        assert.deepEqual(
          ([one, other] as const).filter((name) => isOpen(file, commits[name])),
          names,
          file,
        );
    });
  }
});

/** Whether VS Code holds a file as it is in a commit. */
function isOpen(file: string, commit: string): boolean {
  return vscode.workspace.textDocuments.some(
    ({ uri }) =>
      uri.scheme === 'git' &&
      uri.path.endsWith(`/${file}`) &&
      (JSON.parse(uri.query) as { readonly ref: string }).ref === commit,
  );
}

async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension);
  return (await extension.activate()).getAPI(1);
}
