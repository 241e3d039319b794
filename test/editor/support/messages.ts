import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { click, press, texts } from './page.ts';

const dialog = '.monaco-dialog-box:visible';

/** All messages that were not dismissed yet, the newest first, whether or not they still hover over the window. */
export async function messages(): Promise<readonly string[]> {
  await vscode.commands.executeCommand('notifications.showList');
  return await texts('.notifications-center .notification-list-item-message');
}

export async function clearMessages(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
}

/** Waits for a message, and takes it away with all others. */
export async function told(words: RegExp): Promise<void> {
  await eventually(async () => assert.match((await messages()).join('\n'), words));
  await clearMessages();
}

/** The question that stands before everything else, with its details; empty when there is none. */
export async function modal(): Promise<string> {
  return (await texts(`${dialog} .dialog-message-container`)).join('\n');
}

export async function answerModal(button: string): Promise<void> {
  await click(`${dialog} .monaco-button:has-text("${button}")`);
}

export async function dismissModal(): Promise<void> {
  await press('Escape');
  await eventually(async () => assert.equal(await modal(), ''));
}
