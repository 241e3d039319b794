import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { hover, press, texts } from './page.ts';
import { rowSelector, type View } from './sidebar.ts';

/** Where the Markdown of a tooltip is. */
export const tooltip = '.monaco-hover .hover-contents';

/** Rests the pointer on a row until its tooltip is there; what it says. */
export async function tooltipOf(view: View, name: string): Promise<string> {
  return await eventually(async () => {
    await hideTooltip();
    await hover(`${rowSelector(view, name)} .custom-view-tree-node-item-icon`);
    return await eventually(async () => {
      const text = (await texts(tooltip)).join('\n');
      assert.ok(!meanwhile.has(text) && text !== name, `No tooltip comes for "${name}".`);
      return text;
    }, 3_000);
  });
}

/** What VS Code shows until it has asked the extension. */
const meanwhile = new Set(['', 'Loading...']);

/** Takes the pointer away: a tooltip lies over other rows. */
export async function hideTooltip(): Promise<void> {
  await press('Escape');
  await hover('.statusbar');
  await eventually(async () => assert.deepEqual(await texts(tooltip), []));
}
