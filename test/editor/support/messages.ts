import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { texts } from './page.ts';

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
