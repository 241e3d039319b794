import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { click, pageRows, press, texts, type } from './page.ts';

const widget = '.quick-input-widget:visible';

export async function isAsking(): Promise<boolean> {
  return (await texts(widget)).length > 0;
}

/** The question that is asked at the top of the window, without the number of its step; `undefined` when there is none. */
async function question(): Promise<string | undefined> {
  return (await texts(`${widget} .quick-input-title`))[0]?.replace(/ \(\d+\/\d+\)$/, '');
}

/** Waits until this is asked: a title, and words of the line below the input where several questions have the same one. */
export async function asked(title: string, words = /(?:)/): Promise<void> {
  await eventually(async () => {
    assert.equal(await question(), title);
    assert.match((await texts(`${widget} .quick-input-message`)).join('\n'), words);
  });
}

/** What can be chosen, each with its description. */
export async function choices(): Promise<readonly string[]> {
  const rows = await pageRows(`${widget} .monaco-list-row`);
  return rows.map(({ name, description }) => [name, description].filter(Boolean).join(' — '));
}

/** The names of those that are ticked, where several can be. */
export async function ticked(): Promise<readonly string[]> {
  const rows = await pageRows(`${widget} .monaco-list-row[aria-checked="true"]`);
  return rows.map(({ name }) => name).toSorted();
}

export async function choose(name: string): Promise<void> {
  const [alone, described] = [JSON.stringify(name), JSON.stringify(`${name},`)];
  await click(`${widget} .monaco-list-row:is([aria-label=${alone}], [aria-label^=${described}])`);
}

/** Types over what stands in the input. */
export async function enter(text: string): Promise<void> {
  await press('Control+A');
  await type(text);
}

export async function dismissQuestion(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await eventually(async () => assert.equal(await isAsking(), false));
}
