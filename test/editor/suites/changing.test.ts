import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { clearMessages, messages, told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { click, press, screenshot, texts } from '../support/page.ts';
import { asked, choices, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, menuOf, names, namesBelow, open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'What is changed from the sidebar', function () {
  before(async () => {
    await clearMessages();
    await openSidebar();
    await open('Experiments', 'wine-curves');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('podium.experiments.showActive');
    await clearMessages();
  });

  it('stands in the menu of a run, after what only looks', async () => {
    const labels = await menuOf('Experiments', 'slow');
    const at = labels.indexOf('Rename Run…');
    assert.deepEqual(labels.slice(at), ['Rename Run…', 'Edit Note…', 'Set Tag…', 'Remove Tag…', 'Delete Run…']);
  });

  it('is the name of a run by F2, shown in its place, until the button of the message takes it back', async () => {
    await open('Experiments', 'slow', 'Tags');
    await click(rowSelector('Experiments', 'slow'));
    await eventually(async () => assert.equal((await row('Experiments', 'slow')).selected, true));
    const before = await names('Experiments');
    await press('F2');
    await asked('Rename Run', /A new name for run slow/);
    await enter('slower');
    await screenshot('rename run');
    await press('Enter');
    await eventually(async () =>
      assert.deepEqual(
        await names('Experiments'),
        before.map((name) => name.replace(/^(\s+)slow$/, '$1slower')),
      ),
    );
    await eventually(async () => assert.ok((await messages()).includes('Renamed run slow to slower.')));
    await screenshot('undo');
    await click('.notifications-center .monaco-button:text-is("Undo")');
    await eventually(async () => assert.deepEqual(await names('Experiments'), before));
    await told(/^Undone: Renamed run slow to slower\.$/m);
  });

  it('is a tag, which its row shows at once', async () => {
    await open('Experiments', 'slow', 'Tags');
    await chooseFromMenu('Experiments', 'slow', 'Set Tag…');
    await asked('Set Tag');
    await enter('reviewed');
    await eventually(async () => assert.deepEqual(await choices(), ['reviewed — new tag']));
    await choose('reviewed');
    await asked('Set Tag', /The value of the tag "reviewed" of run slow/);
    await enter('by Ada');
    await press('Enter');
    await eventually(async () => assert.equal((await row('Experiments', 'reviewed')).description, 'by Ada'));
    await told(/^Set the tag "reviewed" of run slow to "by Ada"\.$/m);
    await chooseFromMenu('Experiments', 'reviewed', 'Remove Tag…');
    await eventually(async () => assert.equal((await names('Experiments')).includes('      reviewed'), false));
    await told(/^Removed the tag "reviewed" of run slow\.$/m);
    await click(rowSelector('Experiments', 'slow'));
  });

  it('is a note, written in an editor and saved as a file is', async () => {
    await chooseFromMenu('Experiments', 'fast', 'Edit Note…');
    const editor = await eventually(() => {
      const { activeTextEditor } = vscode.window;
      assert.match(activeTextEditor?.document.fileName ?? '', /note · fast\.md$/);
      return activeTextEditor as vscode.TextEditor;
    });
    const { document } = editor;
    assert.equal(document.languageId, 'markdown');
    const before = document.getText();
    await write(editor, '# Fast\n\nToo fast?');
    assert.equal(await document.save(), true);
    await screenshot('note');
    await vscode.commands.executeCommand('podium.undo');
    await eventually(() => assert.equal(document.getText(), before));
    await told(/^Undone: Changed the note of run fast\.$/m);
  });

  it('is no note that MLflow would cut: it stays in the editor, and the message says why', async () => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await write(editor, 'x'.repeat(8001));
    await editor.document.save();
    await eventually(async () =>
      assert.match(
        (await messages()).join('\n'),
        /Not saved: MLflow keeps at most 8000 characters of a note, and this one has 8001/,
      ),
    );
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await clearMessages();
  });

  it('is no note that somebody else has written meanwhile: theirs is shown beside it', async () => {
    await chooseFromMenu('Experiments', 'fast', 'Edit Note…');
    const editor = await eventually(() => {
      const { activeTextEditor } = vscode.window;
      assert.match(activeTextEditor?.document.fileName ?? '', /note · fast\.md$/);
      return activeTextEditor as vscode.TextEditor;
    });
    writeNote('fast', 'theirs');
    await write(editor, 'mine');
    using modals = answerModals('Show Difference');
    await editor.document.save();
    await eventually(() => assert.match(modals.asked.join(), /^Somebody else has changed the note of run fast/));
    const tab = await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      return input;
    });
    assert.equal((await vscode.workspace.openTextDocument(tab.original)).getText(), 'theirs');
    assert.equal((await vscode.workspace.openTextDocument(tab.modified)).getText(), 'mine');
    await screenshot('note difference');
    await told(/Not saved: Somebody else has changed the note of run fast/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is whether a run is there, after a question', async () => {
    await click(rowSelector('Experiments', 'fast'));
    await eventually(async () => assert.equal((await row('Experiments', 'fast')).selected, true));
    {
      using modals = answerModals();
      await press('Delete');
      await eventually(() => assert.match(modals.asked.join(), /^Delete run fast in sample\?\nIt can be restored/));
      assert.ok((await namesBelow('Experiments', 'wine-curves')).includes('fast'));
    }
    using modals = answerModals('Delete');
    await press('Delete');
    await eventually(async () =>
      assert.equal((await namesBelow('Experiments', 'wine-curves')).includes('fast'), false),
    );
    assert.equal(modals.asked.length, 1);
    await vscode.commands.executeCommand('podium.experiments.showAll');
    await eventually(async () => assert.match((await row('Experiments', 'fast')).description, /^deleted · /));
    await chooseFromMenu('Experiments', 'fast', 'Restore Run');
    await eventually(async () => assert.doesNotMatch((await row('Experiments', 'fast')).description, /deleted/));
    await told(/^Restored run fast\.$/m);
    await vscode.commands.executeCommand('podium.undo');
    await vscode.commands.executeCommand('podium.undo');
    await vscode.commands.executeCommand('podium.experiments.showActive');
    await eventually(async () => assert.ok((await namesBelow('Experiments', 'wine-curves')).includes('fast')));
    assert.deepEqual(await texts('.monaco-dialog-box'), []);
  });
});

/** As a script of somebody else does. */
function writeNote(runName: string, text: string): void {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { timeout: 5000 });
  try {
    const statement = `INSERT OR REPLACE INTO tags (run_uuid, key, value)
      SELECT run_uuid, 'mlflow.note.content', ? FROM runs WHERE name = ?`;
    assert.equal(database.prepare(statement).run(text, runName).changes, 1);
  } finally {
    database.close();
  }
}

async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.edit((edit) => {
    edit.replace(all, text);
  });
}
