import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** What a test inside VS Code may ask of the page around it. Selectors are Playwright's, so `role=treeitem[name=/wine/]` is one. */
export interface PageAsks {
  screenshot: { readonly name: string };
  click: { readonly selector: string; readonly button?: 'left' | 'right' };
  hover: { readonly selector: string };
  press: { readonly keys: string };
  type: { readonly text: string };
  texts: { readonly selector: string };
  attributes: { readonly selector: string; readonly name: string };
}

export type PageAsk = { [N in keyof PageAsks]: { readonly ask: N } & PageAsks[N] }[keyof PageAsks];

/** Does it, and gives what was read: one string for each element that matches, in the page's order. */
export async function answerPage(page: Page, asked: PageAsk, screenshots: string): Promise<readonly string[]> {
  switch (asked.ask) {
    case 'screenshot':
      await saveScreenshot(page, path.join(screenshots, `${path.basename(asked.name)}.png`));
      return [];
    case 'click':
      await page
        .locator(asked.selector)
        .first()
        .click({ button: asked.button ?? 'left' });
      return [];
    case 'hover':
      await page.locator(asked.selector).first().hover();
      return [];
    case 'press':
      await page.keyboard.press(asked.keys);
      return [];
    case 'type':
      await page.keyboard.type(asked.text);
      return [];
    case 'texts':
      return await page.locator(asked.selector).allInnerTexts();
    case 'attributes':
      return await page
        .locator(asked.selector)
        .evaluateAll((elements, name) => elements.map((element) => element.getAttribute(name) ?? ''), asked.name);
  }
}

export async function saveScreenshot(page: Page, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
