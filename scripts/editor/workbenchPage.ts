import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Where the elements are: in the workbench, unless in the page that its editor shows. */
interface Place {
  readonly selector: string;
  readonly isInWebview?: boolean;
}

/** What a test inside VS Code may ask of the page around it. Selectors are Playwright's, so `role=treeitem[name=/wine/]` is one. */
export interface PageAsks {
  screenshot: { readonly name: string };
  click: Place & { readonly button?: 'left' | 'right' };
  hover: Place;
  wait: Place;
  press: { readonly keys: string };
  type: { readonly text: string };
  texts: Place;
  attributes: Place & { readonly name: string };
  /** Rows of trees and lists, as JSON of {@link PageRow}. */
  rows: { readonly selector: string };
  resize: { readonly width: number; readonly height: number };
}

/** A row of a tree or a list. */
export interface PageRow {
  readonly name: string;
  readonly description: string;
  /** The name's icon, such as `pass`, where it has one. */
  readonly icon: string;
  /** As a screen reader says it. */
  readonly label: string;
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  readonly focused: boolean;
}

export type PageAsk = { [N in keyof PageAsks]: { readonly ask: N } & PageAsks[N] }[keyof PageAsks];

/** How long an element may take to appear. Tests that wait for more try again. */
const patienceMs = 5_000;

/** Does it, and gives what was read: one string for each element that matches, in the page's order. */
export async function answerPage(page: Page, asked: PageAsk, screenshots: string): Promise<readonly string[]> {
  switch (asked.ask) {
    case 'screenshot':
      await saveScreenshot(page, path.join(screenshots, `${path.basename(asked.name)}.png`));
      return [];
    case 'click':
      await found(page, asked)
        .first()
        .click({ button: asked.button ?? 'left', timeout: patienceMs });
      return [];
    case 'hover':
      await found(page, asked).first().hover({ timeout: patienceMs });
      return [];
    case 'wait':
      await found(page, asked).first().waitFor();
      return [];
    case 'press':
      await page.keyboard.press(asked.keys);
      return [];
    case 'type':
      await page.keyboard.type(asked.text);
      return [];
    case 'texts':
      return await found(page, asked).allInnerTexts();
    case 'attributes':
      return await found(page, asked).evaluateAll(
        (elements, name) => elements.map((element) => element.getAttribute(name) ?? ''),
        asked.name,
      );
    case 'rows':
      return (await page.locator(asked.selector).evaluateAll(readRows)).map((row) => JSON.stringify(row));
    case 'resize':
      await page.setViewportSize({ width: asked.width, height: asked.height });
      return [];
  }
}

/** VS Code puts a page into a frame, and that into another. Those of tabs that are hidden have none. */
function found(page: Page, { selector, isInWebview = false }: Place): Locator {
  if (!isInWebview) return page.locator(selector);
  return page.frameLocator('iframe.webview').frameLocator('#active-frame').locator(selector);
}

/** Runs in the page. The order of the elements is not always that of the eye, which `data-index` tells. */
function readRows(elements: readonly Element[]): readonly PageRow[] {
  const index = (element: Element): number => Number(element.getAttribute('data-index'));
  const text = (element: Element, selector: string): string => element.querySelector(selector)?.textContent ?? '';
  return elements
    .toSorted((a, b) => index(a) - index(b))
    .map((element) => {
      const expanded = element.getAttribute('aria-expanded');
      return {
        name: text(element, '.label-name'),
        description: text(element, '.label-description'),
        icon:
          /codicon-(?!tree-item|chevron)([a-z-]+)/.exec(
            element.querySelector('.custom-view-tree-node-item-icon')?.className ?? '',
          )?.[1] ?? '',
        label: element.getAttribute('aria-label') ?? '',
        level: Number(element.getAttribute('aria-level')),
        expanded: expanded === null ? undefined : expanded === 'true',
        selected: element.getAttribute('aria-selected') === 'true',
        focused: element.classList.contains('focused'),
      };
    });
}

export async function saveScreenshot(page: Page, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // Tooltips fade in: what moves is shown as it ends up.
  await page.screenshot({ path: file, animations: 'disabled' });
}
