import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { click, press, rows, texts, type PageRow } from './page.ts';

export type View = 'Experiments' | 'Models';

/** Shows Podium's views with all rows closed, and waits until both have rows, or words in their place. */
export async function openSidebar(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.podium');
  for (const view of ['Experiments', 'Models'] as const) {
    await eventually(async () => {
      const filled = (await rows(view)).length > 0 || (await welcome(view)) !== '';
      assert.ok(filled, `The view ${view} stayed empty.`);
    });
    // VS Code rejects while it takes in new rows.
    await eventually(() =>
      vscode.commands.executeCommand(`workbench.actions.treeView.podium.${view.toLowerCase()}.collapseAll`),
    );
  }
}

/** The names of the rows, indented by their level: `wine-curves`, `  baseline`, `    Metrics`. */
export async function names(view: View): Promise<readonly string[]> {
  return (await rows(view)).map(({ name, level }) => '  '.repeat(level - 1) + name);
}

/** The names of the rows right below a row. */
export async function namesBelow(view: View, name: string): Promise<readonly string[]> {
  return (await rowsBelow(view, name)).map((row) => row.name);
}

export async function rowsBelow(view: View, name: string): Promise<readonly PageRow[]> {
  const all = await rows(view);
  const at = all.findIndex((row) => row.name === name);
  const level = all[at]?.level ?? 0;
  const rest = at < 0 ? [] : all.slice(at + 1);
  const end = rest.findIndex((row) => row.level <= level);
  return rest.slice(0, end < 0 ? rest.length : end).filter((row) => row.level === level + 1);
}

/** The first row with this name. */
export async function row(view: View, name: string): Promise<PageRow> {
  const found = (await rows(view)).find((each) => each.name === name);
  assert.ok(found, `${view} shows no row "${name}", but ${(await names(view)).join(', ')}.`);
  return found;
}

/** Opens row after row, each below the one before, and waits until the last has something below it. */
export async function open(view: View, ...path: readonly string[]): Promise<void> {
  for (const name of path) {
    await eventually(async () => {
      if ((await row(view, name)).expanded === false) await click(rowSelector(view, name));
      assert.equal((await row(view, name)).expanded, true);
    });
    await eventually(async () => {
      assert.notDeepEqual(await rowsBelow(view, name), [], `Nothing came below "${name}".`);
    });
  }
}

/** Chooses from the menu of a row; a label after another one is in the submenu of that. */
export async function chooseFromMenu(view: View, name: string, ...labels: readonly string[]): Promise<void> {
  await click(rowSelector(view, name), 'right');
  for (const [index, label] of labels.entries()) {
    const next = labels[index + 1];
    // In its first moments a menu does not heed the mouse.
    await eventually(async () => {
      const shown = await menuLabels();
      if (next === undefined ? shown.length === 0 : shown.includes(next)) return;
      await click(`.monaco-menu .action-label:text-is("${label}")`);
      assert.fail(`The menu of "${name}" did not take "${label}".`);
    });
  }
}

/** The labels in the menu of a row. */
export async function menuOf(view: View, name: string): Promise<readonly string[]> {
  await click(rowSelector(view, name), 'right');
  const labels = await eventually(async () => {
    const found = await menuLabels();
    assert.notDeepEqual(found, []);
    return found;
  });
  await press('Escape');
  return labels;
}

async function menuLabels(): Promise<readonly string[]> {
  return await texts('.monaco-menu .action-label:not(.separator)');
}

/** What a view says where it has no rows. */
export async function welcome(view: View): Promise<string> {
  return (await texts(`${pane(view)} .welcome-view-content`)).join('\n').trim();
}

export function rowSelector(view: View, name: string): string {
  return `${pane(view)} .monaco-list-row:has(.monaco-icon-name-container :text-is(${JSON.stringify(name)}))`;
}

function pane(view: View): string {
  return `.pane:has(> .pane-header[aria-label^="${view}"])`;
}
