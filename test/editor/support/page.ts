import type { PageAsk, PageRow } from '../../../scripts/editor/workbenchPage.ts';

export type { PageRow } from '../../../scripts/editor/workbenchPage.ts';

const endpoint = process.env['PODIUM_PAGE'];

/** Whether there is a page around this extension host that tests can press and look at; around a desktop VS Code there is none. */
export const hasPage = endpoint !== undefined;

/** Saves `.artifacts/screenshots/<session>/<name>.png`. */
export async function screenshot(name: string): Promise<void> {
  await ask({ ask: 'screenshot', name });
}

/** Presses the first element that a Playwright selector finds, such as `role=treeitem[name=/wine/]`. */
export async function click(selector: string, button: 'left' | 'right' = 'left'): Promise<void> {
  await ask({ ask: 'click', selector, button });
}

export async function hover(selector: string): Promise<void> {
  await ask({ ask: 'hover', selector });
}

/** Waits until an element that the selector finds is seen. */
export async function waitFor(selector: string): Promise<void> {
  await ask({ ask: 'wait', selector });
}

/** Presses keys by Playwright's names: `ArrowDown`, `Control+Shift+P`. */
export async function press(keys: string): Promise<void> {
  await ask({ ask: 'press', keys });
}

export async function type(text: string): Promise<void> {
  await ask({ ask: 'type', text });
}

/** What the elements show, in the page's order; none when there is none. */
export async function texts(selector: string): Promise<readonly string[]> {
  return await ask({ ask: 'texts', selector });
}

/** One attribute of each element that matches; empty where an element lacks it. */
export async function attributes(selector: string, name: string): Promise<readonly string[]> {
  return await ask({ ask: 'attributes', selector, name });
}

/** The rows that a view of the sidebar shows now, scrolled-away ones left out. Views are called by their title. */
export async function rows(view: string): Promise<readonly PageRow[]> {
  return await pageRows(`.pane:has(> .pane-header[aria-label^="${view}"]) .monaco-list-row`);
}

/** The same for any tree or list. */
export async function pageRows(selector: string): Promise<readonly PageRow[]> {
  return (await ask({ ask: 'rows', selector })).map((row) => JSON.parse(row) as PageRow);
}

export async function resize(width: number, height: number): Promise<void> {
  await ask({ ask: 'resize', width, height });
}

/** Prints a line in the terminal from which the tests were started. */
export async function say(text: string): Promise<void> {
  if (hasPage) await post({ ask: 'say', text });
  else console.log(text); // A desktop VS Code prints what its extension host logs.
}

/** What content security policies forbade since the last look: of the workbench, and of the pages in it. */
export async function violations(): Promise<readonly string[]> {
  return (await post({ ask: 'violations' })) as readonly string[];
}

/** Loads the window anew. This extension host ends with it; the next one runs the tests again, from the beginning. */
export async function reloadWindow(): Promise<never> {
  await post({ ask: 'reload' });
  return await new Promise(() => undefined);
}

export async function ask(asked: PageAsk): Promise<readonly string[]> {
  return (await post(asked)) as readonly string[];
}

async function post(body: object): Promise<unknown> {
  if (endpoint === undefined) throw new Error('This VS Code has no page to press; ask hasPage first.');
  const response = await fetch(endpoint, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return await response.json();
}
