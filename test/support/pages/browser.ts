import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/editor/chromium.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import type { Theme } from './frames.ts';
import type { PageServer } from './pageServer.ts';

/** A page that is open in a browser. */
export interface SeenPage {
  /** The stand-in for the editor. */
  readonly editor: Page;
  /** The page itself, anew after each loading. */
  frame(): Frame;
  /** What scripts complained of, and what the policy kept from happening. */
  complaints(): Promise<readonly string[]>;
}

export interface SeeOptions {
  readonly theme?: Theme;
  readonly size?: { readonly width: number; readonly height: number };
}

let browser: Promise<Browser> | undefined;

/** One browser for all tests of a process. */
export async function seePage(server: PageServer, identity: PageIdentity, options: SeeOptions = {}): Promise<SeenPage> {
  browser ??= launchChromium();
  const editor = await (await browser).newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
  const errors: string[] = [];
  editor.on('pageerror', (error) => errors.push(String(error)));
  editor.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await editor.goto(server.address(identity, options.theme));
  const frame = (): Frame => {
    const [, inner] = editor.frames();
    if (!inner) throw new Error('The page has no frame yet.');
    return inner;
  };
  await editor.frameLocator('iframe').locator('#page > *').first().waitFor();
  return {
    editor,
    frame,
    async complaints() {
      const violations = await frame().evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
      return [...errors, ...violations];
    },
  };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
