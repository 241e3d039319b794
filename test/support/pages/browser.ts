import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/editor/chromium.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import { themes, type Theme } from './frames.ts';
import type { PageServer } from './pageServer.ts';

/** A page that is open in a browser. */
export interface SeenPage {
  /** The stand-in for the editor. */
  readonly editor: Page;
  /** The page itself, anew after each loading. */
  frame(): Frame;
  /** As when its tab is hidden by another, which ends the page, and when it is shown again. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** As when the person chooses another theme. */
  setTheme(theme: Theme): Promise<void>;
  /** What scripts complained of, and what the policy kept from happening. */
  complaints(): Promise<readonly string[]>;
  /** The addresses that anything asked for, other than the stand-in's own. */
  strayRequests(): readonly string[];
  /** How the page remembers to be looked at. */
  remembered(): Promise<unknown>;
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
  // A script of somebody else would show itself by one.
  editor.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const requests: string[] = [];
  editor.on('request', (request) => requests.push(request.url()));
  const address = server.address(identity, options.theme);
  const { origin } = new URL(address);
  await editor.goto(address);
  const frame = (): Frame => {
    const [, inner] = editor.frames();
    if (!inner) throw new Error('The page has no frame yet.');
    return inner;
  };
  await editor.frameLocator('iframe').locator('#page > *').first().waitFor();
  return {
    editor,
    frame,
    hide: () => editor.evaluate('podium.hide()'),
    show: () => editor.evaluate('podium.show()'),
    async setTheme(theme) {
      await editor.evaluate(`podium.theme('${theme}')`);
      await frame().locator(`body[class="${themes[theme]}"]`).waitFor();
      // The toolkit's controls follow a frame later.
      await frame().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    },
    async complaints() {
      const violations = await frame().evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
      return [...errors, ...violations];
    },
    strayRequests: () => requests.filter((url) => !url.startsWith(`${origin}/`)),
    async remembered() {
      const kept = await editor.evaluate(() => sessionStorage.getItem(sessionStorage.key(0) ?? ''));
      return (JSON.parse(kept ?? '{}') as { readonly view?: unknown }).view;
    },
  };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
