import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import { click, waitFor } from '../../editor/support/page.ts';
import { open, openSidebar, rowSelector } from '../../editor/support/sidebar.ts';
import * as webview from '../../editor/support/webview.ts';
import { artifactRun, openedFiles, type OpenedKind } from '../artifactNames.ts';

/** From the click on a file's row, with no page and no editor open, until it is seen. */
export type OpeningTimes = Readonly<Record<OpenedKind, readonly number[]>>;

export interface OpenedArtifacts {
  readonly artifacts: OpeningTimes;
  /** What VS Code itself takes for an editor of that kind with next to nothing in it. */
  readonly empty: OpeningTimes;
  /** And for the same picture and the same text, which lie in the folder that it opened. */
  readonly here: Pick<OpeningTimes, 'image' | 'json'>;
}

const turns = 4;
const kinds: readonly OpenedKind[] = ['image', 'table', 'json'];
/** The least picture there is. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export async function openArtifacts(): Promise<OpenedArtifacts> {
  await openSidebar();
  await open('Experiments', artifactRun.experiment, artifactRun.name, 'Artifacts');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'podium-bench-empty-'));
  try {
    const local = { image: path.join(folder, 'dot.png'), json: path.join(folder, 'little.json') };
    await writeFile(local.image, Buffer.from(dot, 'base64'));
    await writeFile(local.json, `{"${openedFiles.json.text}": 1}`);
    const artifacts = noTimes();
    const empty = noTimes();
    const here = noTimes();
    for (let turn = 0; turn < turns; turn++) {
      for (const kind of kinds) {
        empty[kind].push(await took(() => openEmpty(kind, local), seen[kind]));
        if (kind !== 'table') here[kind].push(await took(() => openHere(kind), seen[kind]));
        artifacts[kind].push(await took(() => click(rowSelector('Experiments', openedFiles[kind].name)), seen[kind]));
      }
    }
    return { artifacts, empty, here };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const seen: Readonly<Record<OpenedKind, () => Promise<void>>> = {
  image: () => webview.waitFor('body.ready img'),
  table: () => webview.waitFor(`text=${openedFiles.table.text}`),
  json: () => waitFor(`.monaco-editor .view-line:has-text("${openedFiles.json.text}")`),
};

async function took(act: () => Promise<unknown>, isSeen: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await act();
  await isSeen();
  const tookMs = performance.now() - startMs;
  await commands.executeCommand('workbench.action.closeAllEditors');
  return tookMs;
}

/** For a table that is a page with a word in it. */
async function openEmpty(kind: OpenedKind, local: Readonly<Record<'image' | 'json', string>>): Promise<void> {
  if (kind === 'table') {
    const panel = window.createWebviewPanel('bench.empty', 'Empty', ViewColumn.Active, {});
    panel.webview.html = `<!DOCTYPE html><p>${openedFiles.table.text}</p>`;
  } else await commands.executeCommand('vscode.open', Uri.file(local[kind]), { preview: false });
}

async function openHere(kind: OpenedKind): Promise<void> {
  const [{ uri } = { uri: undefined }] = workspace.workspaceFolders ?? [];
  if (!uri) throw new Error('No folder is open.');
  await commands.executeCommand('vscode.open', Uri.joinPath(uri, openedFiles[kind].name), { preview: false });
}

function noTimes(): Record<OpenedKind, number[]> {
  return { image: [], table: [], json: [] };
}
