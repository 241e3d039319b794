import type { Browser, Frame, Page } from 'playwright-core';

const size = { width: 1440, height: 900 };
const patienceMs = 120_000;

/** A page that somebody opened who had never been there: with an empty cache. */
export interface Visit {
  readonly page: Page;
  /** Milliseconds from the beginning until an expression is true in the page, looked at before each frame is drawn. */
  readonly until: (expression: string) => Promise<number>;
  readonly end: () => Promise<void>;
}

/** A page of MLflow's own web UI. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const { page, startMs, end } = await begin(browser, url);
  return {
    page,
    async until(expression) {
      await page.waitForFunction(expression, undefined, { polling: 'raf', timeout: patienceMs });
      return performance.now() - startMs;
    },
    end,
  };
}

/** A page of ours, in its frame as in VS Code. */
export async function visitOurs(browser: Browser, url: string): Promise<Visit> {
  const { page, startMs, end } = await begin(browser, url);
  return {
    page,
    async until(expression) {
      await seenInFrame(page, expression);
      return performance.now() - startMs;
    },
    end,
  };
}

/** The page itself, inside of what stands for the editor, as soon as it is loaded. */
export async function frameOf(page: Page): Promise<Frame> {
  await page.frameLocator('iframe').locator('#page').waitFor({ state: 'attached' });
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  if (!frame) throw new Error('The page has no frame.');
  return frame;
}

/** Its policy forbids what `waitForFunction` does. */
export async function seenInFrame(page: Page, expression: string): Promise<void> {
  const late = AbortSignal.timeout(patienceMs);
  const shown = `new Promise((done) => {
    const look = () => ${expression} ? done() : requestAnimationFrame(look);
    look();
  })`;
  const seen = (await frameOf(page)).evaluate(shown);
  await Promise.race([
    seen,
    new Promise((_, reject) => late.addEventListener('abort', () => reject(late.reason as Error))),
  ]);
}

async function begin(
  browser: Browser,
  url: string,
): Promise<{ page: Page; startMs: number; end: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const startMs = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  return { page, startMs, end: () => context.close() };
}
