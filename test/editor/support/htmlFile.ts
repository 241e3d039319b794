import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { answerModals } from './modals.ts';
import { workspaceFolder } from './sessionServer.ts';
import * as webview from './webview.ts';

/** What elements of the HTML file in the tab that is shown say; the file is in a frame of the page. */
export async function inFile(selector: string): Promise<readonly string[]> {
  return webview.texts(`iframe >> internal:control=enter-frame >> ${selector}`);
}

/** Lets the scripts of the HTML file run that is shown. */
export async function enableScripts(): Promise<void> {
  const modals = answerModals('Enable Scripts');
  try {
    await vscode.commands.executeCommand('podium.html.enableScripts');
  } finally {
    modals[Symbol.dispose]();
  }
}

/** The folder of a run's artifacts, for a run of the sample that has a report. */
export function artifactsOf(run: string): string {
  const folder = path.join(workspaceFolder(), 'mlartifacts', '1');
  const isOfRun = (name: string): boolean => {
    try {
      return readFileSync(path.join(folder, name, 'artifacts', 'report.html'), 'utf8').includes(`<h1>${run}</h1>`);
    } catch {
      // A run without a report.
      return false;
    }
  };
  const found = readdirSync(folder).find(isOfRun);
  assert.ok(found, `${run} has no report.`);
  return path.join(folder, found, 'artifacts');
}
