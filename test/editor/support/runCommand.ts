import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { answerModals } from './modals.ts';
import { isAsking } from './quickInput.ts';

const longestMs = 15_000;

/** Runs a command as somebody does who dismisses all that it asks. Rejects when it rejects, or does not come to an end. */
export async function runAndDismiss(command: string, ...args: readonly unknown[]): Promise<void> {
  const modals = answerModals();
  try {
    await endOf(command, args);
  } finally {
    modals[Symbol.dispose]();
  }
}

async function endOf(command: string, args: readonly unknown[]): Promise<void> {
  const ended = Promise.resolve(vscode.commands.executeCommand(command, ...args)).then(() => true);
  const deadline = Date.now() + longestMs;
  while (!(await Promise.race([ended, sleep(50, false)]))) {
    assert.ok(Date.now() < deadline, `${command} does not end, and asks nothing that could be dismissed.`);
    if (await isAsking()) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }
}
