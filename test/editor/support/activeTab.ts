import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The tab in front, once it shows an editor of that kind. */
export async function activeTab<Input>(
  kind: new (...parts: never[]) => Input,
): Promise<{ readonly input: Input; readonly label: string }> {
  return eventually(() => {
    const { input, label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof kind, `The tab in front is "${label ?? 'none'}".`);
    return { input, label: label ?? '' };
  });
}
