import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { listen, type Listener } from '../../support/html/listener.ts';
import { documentsOf, vectors } from '../../support/html/vectors.ts';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { artifactsOf, enableScripts, inFile } from '../support/htmlFile.ts';
import { told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { attributes, click, screenshot, violations } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { open, openSidebar, rowSelector } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const run = 'boosting max_depth=2';
/** Longer than any script of the files waits. */
const longestMs = 2_000;

describeOnPage(['trusted', 'floor'], 'An HTML artifact', function () {
  this.timeout(60_000);
  const { heard } = givenFiles();

  it('opens by a click as it is meant to be seen, with its text within reach', async () => {
    await openRow('report.html');
    assert.equal((await activeTab(vscode.TabInputCustom)).input.viewType, 'podium.html');
    await eventually(async () => assert.deepEqual(await inFile('h1'), [run]));
    assert.deepEqual(await webview.texts('.band'), [], 'It has no scripts that could be missed.');
    await screenshot('html artifact');
    // Not pressed: VS Code's own help for HTML would start, and complain when the tab is closed meanwhile.
    assert.equal((await attributes('role=button[name=/^Open as Text/]', 'aria-label')).length, 1);
  });

  it('runs none of its scripts, and reaches nothing', async () => {
    await openRow('hostile.html');
    await webview.waitFor('.band a');
    await screenshot('html artifact with scripts off');
    await sleep(longestMs);
    assert.deepEqual(await inFile('#mark'), ['as it was']);
    assert.deepEqual(heard(), []);
  });

  it('as SVG is a picture in which nothing runs and nothing is loaded', async () => {
    await openRow('hostile.svg');
    assert.equal((await activeTab(vscode.TabInputCustom)).input.viewType, 'imagePreview.previewEditor');
    await webview.waitFor('img');
    await sleep(longestMs);
    assert.deepEqual(heard(), []);
    await screenshot('svg artifact');
    await vscode.commands.executeCommand('podium.artifact.openAsText');
    const { input } = await activeTab(vscode.TabInputText);
    assert.match((await vscode.workspace.openTextDocument(input.uri)).getText(), /^<svg /);
  });

  it('of which VS Code shows none, such as a PDF, is offered to other programs', async () => {
    await openRow('paper.pdf');
    await told(/VS Code has no editor for paper\.pdf\. Open it in another program\./);
    assert.deepEqual(await attributes('iframe.webview', 'src'), []);
  });
});

// Podium as it is installed asks its questions where no test can answer them.
describeOnPage(['trusted'], 'The scripts of an HTML artifact', function () {
  this.timeout(60_000);
  const { heard } = givenFiles();

  it('run only once somebody said so', async () => {
    await openRow('hostile.html');
    await webview.waitFor('.band a');
    const modals = answerModals();
    try {
      await webview.click('.band a');
      await eventually(() => assert.match(modals.asked.join(), /^Run the scripts of hostile\.html\?\n.*\(IP\)/));
    } finally {
      modals[Symbol.dispose]();
    }
    assert.deepEqual(await inFile('#mark'), ['as it was']);
  });

  it('reach nothing where they run', async () => {
    await openRow('hostile.html');
    await webview.waitFor('.band a');
    await enableScripts();
    await eventually(async () => assert.deepEqual(await inFile('#mark'), ['drawn']));
    await sleep(longestMs);
    assert.deepEqual(heard(), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openRow('leaving.html');
    await webview.waitFor('.band a');
    await enableScripts();
    await eventually(async () => assert.deepEqual(await webview.texts('.band'), []));
    await sleep(longestMs);
    assert.deepEqual(heard(), []);
    // What its policies forbade is what the files tried.
    assert.notDeepEqual(await violations(), []);
  });

  it('are remembered as allowed for that file, until somebody ends them', async () => {
    await openRow('hostile.html');
    await eventually(async () => assert.deepEqual(await inFile('#mark'), ['drawn']));
    await click('role=button[name=/^Disable Scripts for This File/]');
    await webview.waitFor('.band a');
    await eventually(async () => assert.deepEqual(await inFile('#mark'), ['as it was']));
  });
});

/** Files of somebody who wants to hear of it when they are opened. */
function givenFiles(): { readonly heard: () => readonly string[] } {
  let listener: Listener | undefined;
  let files: readonly string[] = [];

  before(async () => {
    listener = await listen();
    const folder = artifactsOf(run);
    const { still, moving, reaching } = vectors;
    const [staying = '', ...leaving] = documentsOf([...still, ...moving, ...reaching], listener.url);
    const written = {
      'hostile.html': `<p id="mark">as it was</p>${staying}<script>document.getElementById('mark').textContent = 'drawn'</script>`,
      'leaving.html': leaving.join('\n'),
      'hostile.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><image href="${listener.url}/svg"/><style>@import "${listener.url}/css";</style><script>fetch('${listener.url}/script')</script><circle cx="45" cy="45" r="40" fill="teal"/></svg>`,
      'paper.pdf': '%PDF-1.4\n\u0000\u0001',
    };
    files = Object.keys(written).map((name) => path.join(folder, name));
    for (const [name, text] of Object.entries(written)) await writeFile(path.join(folder, name), text);
    await openSidebar();
    await open('Experiments', 'breast-cancer', run, 'Artifacts');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(async () => {
    for (const file of files) await rm(file, { force: true });
    await listener?.close();
    await violations();
  });
  return { heard: () => listener?.heard() ?? ['nobody listened'] };
}

async function openRow(name: string): Promise<void> {
  await click(rowSelector('Experiments', name));
}
