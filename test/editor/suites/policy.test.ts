import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const file = path.join(root, '.podium', 'promotion.json');
const uri = vscode.Uri.file(file);

describeOnPage(['trusted'], 'A promotion policy in the editor', function () {
  this.timeout(60_000);
  let given: string;

  before(async () => {
    given = await readFile(file, 'utf8');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await writeFile(file, given);
  });

  async function show(text: string): Promise<vscode.TextDocument> {
    await writeFile(file, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.equal(document.getText(), text));
    return document;
  }

  async function problemsAre(sentences: readonly string[]): Promise<void> {
    await eventually(() => {
      const problems = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
      assert.deepEqual(problems.sort(), sentences);
    });
  }

  /** What is offered where `¦` stands in a text. */
  async function offered(text: string): Promise<readonly string[]> {
    const document = await show(text.replace('¦', ''));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      document.positionAt(text.indexOf('¦')),
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('may have comments, and a comma behind the last item', async () => {
    const document = await show('{\n  // Nothing yet.\n  "rules": [],\n  "otherwise": "never",\n}\n');
    assert.equal(document.languageId, 'jsonc');
    // The one thing that is wrong is said, and so would be what else there was.
    await problemsAre(['Value is not accepted. Valid values: "allow", "deny".']);
  });

  it('is told what is wrong as it is written', async () => {
    await show(`{
  "rules": [
    { "model": "m", "alias": "größe", "requires": {} },
    { "model": "m", "alias": "a", "afterwards": { "previousHolder": "größe", "removes": ["@champion"] } }
  ]
}
`);
    await problemsAre([
      'An alias that can be given: letters, digits, underscores and dashes, not "latest" or "v1".',
      'Property requires is not allowed.',
    ]);
    await screenshot('a promotion policy');
  });

  it('is completed as it is written', async () => {
    await eventually(async () => {
      const keys = await offered('{ "rules": [{ "model": "m", "alias": "a", "require": { ¦ } }] }');
      for (const key of ['from', 'tags', 'metrics', 'evaluationRows', 'signature']) assert.ok(keys.includes(key), key);
    });
    await eventually(async () => {
      const rules = await offered('{ "rules": [¦] }');
      assert.ok(rules.includes('A rule: better than the current holder'), rules.join(', '));
    });
  });

  it('says what each thing is for, where the pointer rests', async () => {
    const text = '{ "rules": [{ "model": "m", "alias": "a", "override": "never" }] }';
    const document = await show(text);
    await eventually(async () => {
      const place = document.positionAt(text.indexOf('override') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
      const said = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value));
      assert.match(said.join('\n'), /Whether the alias may be moved although something is not met/);
    });
  });
});
