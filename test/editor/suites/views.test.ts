import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { answerModals } from '../support/modals.ts';
import { press, screenshot, texts, type } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, openSidebar } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const folder = path.join(root, '.podium', 'views');

describeOnPage(['trusted'], 'Views of the table of runs', function () {
  this.timeout(60_000);

  before(async () => {
    await openSidebar();
    await mkdir(folder, { recursive: true });
    await showTable();
    // VS Code watches a folder when it has come to it, and tells of nothing that was written before.
    const file = path.join(folder, 'watched.json');
    await eventually(async () => {
      await writeFile(file, JSON.stringify({ name: 'Watched' }));
      await sleep(1_000);
      assert.deepEqual(await viewNames(), ['Watched']);
    }, 50_000);
    await rm(file);
    await viewsAre([]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  beforeEach(showTable);
  afterEach(async () => {
    for (const name of await readdir(folder)) await rm(path.join(folder, name));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('that are files are checked and completed as they are written', async () => {
    const file = path.join(folder, 'odd.json');
    await writeFile(file, '{ "name": "odd", "colums": [], "stage": "SOME" }');
    const uri = vscode.Uri.file(file);
    await vscode.window.showTextDocument(uri);
    await problemsAre(uri, [
      'Property colums is not allowed.',
      'Value is not accepted. Valid values: "ACTIVE_ONLY", "DELETED_ONLY", "ALL".',
    ]);
    await screenshot('a view file');
    const offered = await eventually(async () => {
      const place = new vscode.Position(0, 2);
      const command = 'vscode.executeCompletionItemProvider';
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(command, uri, place);
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('columns'), labels.join(', '));
      return labels;
    });
    for (const key of ['filter', 'sort', 'groups', 'onlyDiffering']) assert.ok(offered.includes(key), key);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await webview.waitFor('role=alert >> text=.podium/views/odd.json');
    await webview.click('role=alert >> role=button[name="Close"]');
    await eventually(async () =>
      assert.deepEqual(await webview.texts('role=alert >> text=.podium/views/odd.json'), []),
    );
  });

  it('that are files come into the menu of a page that is open, change in it, and leave it', async () => {
    await viewsAre([]);
    const file = path.join(folder, 'by hand.json');
    await writeFile(file, JSON.stringify({ name: 'By hand', filter: "attributes.run_name = 'baseline'" }));
    await viewsAre(['By hand']);
    await openViews();
    await screenshot('a shared view in the menu');
    await webview.click('role=menuitem[name=/By hand/]');
    await webview.waitFor('text=the only run');
    await writeFile(file, JSON.stringify({ name: 'Another name' }));
    await viewsAre(['Another name']);
    await rm(file);
    await viewsAre([]);
  });

  it('are kept, shared, renamed and deleted from the palette', async () => {
    await webview.click('role=columnheader[name=/^val_loss/] >> role=button');
    await webview.waitFor('role=columnheader[name=/^val_loss.*sorted ascending/]');
    await fromPalette('Save Runs View…');
    await asked('Save View');
    await enter('Least val_loss');
    await press('Enter');
    await viewsAre(['Least val_loss']);
    await webview.click('role=columnheader[name=/^val_loss/] >> role=button');
    await webview.waitFor('role=columnheader[name=/^val_loss.*sorted descending/]');
    await fromPalette('Save Runs View to Repository…');
    await asked('Save View to Repository');
    await enter('Greatest val_loss');
    await press('Enter');
    await viewsAre(['Greatest val_loss', 'Least val_loss']);
    assert.deepEqual(await readdir(folder), ['Greatest val_loss.json']);
    const file = path.join(folder, 'Greatest val_loss.json');
    const { sort } = JSON.parse(await readFile(file, 'utf8')) as { readonly sort: unknown };
    assert.deepEqual(sort, [{ column: { kind: 'metric', name: 'val_loss' }, descending: true }]);
    await isValid(file);
    await pickFromPalette('Rename Runs View…', 'Greatest val_loss');
    await asked('Rename Runs View', /Another name for/);
    await enter('Worst first');
    await press('Enter');
    await viewsAre(['Least val_loss', 'Worst first']);
    using modals = answerModals('Delete', 'Delete');
    for (const name of ['Worst first', 'Least val_loss']) {
      const deleted = vscode.commands.executeCommand('podium.runs.deleteView');
      await asked('Delete Runs View');
      await choose(name);
      await deleted;
    }
    await viewsAre([]);
    assert.match(modals.asked.join('\n'), /Its file is deleted: .*Greatest val_loss\.json/);
    assert.deepEqual(await readdir(folder), []);
  });
});

async function showTable(): Promise<void> {
  await chooseFromMenu('Experiments', 'wine-curves', 'Show Runs Table');
  await webview.waitFor('role=rowheader[name=/baseline/]');
}

async function viewsAre(names: readonly string[]): Promise<void> {
  await eventually(async () => assert.deepEqual(await viewNames(), names));
}

/** In the menu of the page; the actions there end with `…`, or reset. */
async function viewNames(): Promise<readonly string[]> {
  await openViews();
  const items = await webview.texts('.menu [role=menuitem] > span');
  await press('Escape');
  return items.filter((item) => !item.endsWith('…') && item !== 'Reset');
}

async function openViews(): Promise<void> {
  await webview.click('role=button[name="Views"]');
}

/** A page that takes the focus back closes the question, which is then asked again. */
async function pickFromPalette(command: string, name: string): Promise<void> {
  await eventually(async () => {
    await press('Escape');
    await fromPalette(command);
    await asked(command.replace('…', ''));
    await choose(name);
  });
}

async function fromPalette(title: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.showCommands');
  await eventually(async () => assert.ok((await texts('.quick-input-list .monaco-list-row')).length > 0));
  await type(`Podium: ${title}`);
  await eventually(async () => {
    const [first = ''] = await texts('.quick-input-list .monaco-list-row');
    assert.ok(first.includes(`Podium: ${title}`), first);
  });
  await press('Enter');
}

/** Whether the schema has nothing against what Podium wrote, but against what is added to it. */
async function isValid(file: string): Promise<void> {
  const copy = path.join(folder, 'copy.json');
  await writeFile(copy, (await readFile(file, 'utf8')).replace('{', '{ "unknown": 1,'));
  const uri = vscode.Uri.file(copy);
  await vscode.window.showTextDocument(uri);
  await problemsAre(uri, ['Property unknown is not allowed.']);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await rm(copy);
}

async function problemsAre(uri: vscode.Uri, sentences: readonly string[]): Promise<void> {
  await eventually(() => {
    const problems = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
    assert.deepEqual(problems.sort(), sentences);
  });
}
