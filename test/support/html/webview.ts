import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { sendPage, serve } from '../httpServer.ts';

/** What a webview is told by an extension. */
export interface Contents {
  readonly html: string;
  readonly allowScripts: boolean;
  /** Without anything of VS Code that holds it back. */
  readonly free?: true;
}

export interface Look {
  /** Whether that is pressed in it which can be. */
  readonly press?: boolean;
  /** What is waited for, if that takes not too long; otherwise for as long as a script takes that waits. */
  readonly until?: () => boolean;
}

export interface Webviews {
  /** Shows it as VS Code would; what reached the extension. */
  show(contents: Contents, look?: Look): Promise<readonly string[]>;
  /** Lets somebody look at the file in it. */
  look<Seen>(contents: Contents, look: (file: FrameLocator) => Promise<Seen>): Promise<Seen>;
  close(): Promise<void>;
}

const policy = "default-src 'none'; script-src 'nonce-NONCE'; frame-src 'self'; style-src 'unsafe-inline'";
const [longestMs, patienceMs] = [1_500, 30_000];

/** VS Code's frames around what an extension shows, without VS Code: `webview/browser/pre/index.html`, as far as it holds something back. */
export async function serveWebviews(browser: Browser): Promise<Webviews> {
  const shown = new Map<string, Contents>();
  const said = new Map<string, readonly string[]>();
  const server = await serve(({ url }, response) => {
    const { pathname } = new URL(url, 'http://x');
    const contents = shown.get(pathname.slice(1));
    if (contents)
      sendPage(response, `<iframe title=webview style="width:900px;height:600px" src="/in${pathname}"></iframe>`);
    else if (pathname.startsWith('/in/')) sendPage(response, indexPage(shown.get(pathname.slice(4))));
    else
      sendPage(
        response,
        '<!DOCTYPE html><html><head></head><body></body></html>',
        pathname === '/fake.html' ? 200 : 404,
      );
  });
  async function opened<Answer>(
    contents: Contents,
    look: (page: Page, file: FrameLocator) => Promise<Answer>,
  ): Promise<Answer> {
    const id = randomUUID();
    shown.set(id, contents);
    const context = await browser.newContext({ acceptDownloads: false });
    try {
      const page = await context.newPage();
      await page.exposeFunction('told', (message: unknown) => said.set(id, [...(said.get(id) ?? []), String(message)]));
      await page.goto(`${server.url}/${id}`);
      return await look(page, page.frameLocator('iframe').frameLocator('#active-frame').frameLocator('iframe'));
    } finally {
      await context.close();
    }
  }

  return {
    show: (contents, { press = false, until } = {}) =>
      opened(contents, async (page, file) => {
        if (press) await file.locator('a, button').click();
        const end = Date.now() + (until ? patienceMs : longestMs);
        while (Date.now() < end && until?.() !== true) await sleep(50);
        return said.get(new URL(page.url()).pathname.slice(1)) ?? [];
      }),
    look: (contents, look) => opened(contents, (_, file) => look(file)),
    close: () => server.close(),
  };
}

function indexPage(contents: Contents | undefined): string {
  if (!contents) return '';
  const nonce = randomUUID();
  const { free = false } = contents;
  const sandbox = [
    'allow-same-origin',
    'allow-pointer-lock',
    ...(contents.allowScripts ? ['allow-scripts', 'allow-downloads'] : []),
  ];
  return `<!DOCTYPE html>
<html>
  <head>${free ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy.replace('NONCE', nonce)}">`}</head>
  <body>
    <script nonce="${nonce}">
      window.vscodePostMessage = (command, data) => top.told(data.message);
      const api = ${JSON.stringify(apiScript.replace('FREE', String(free)))};
      const contents = ${JSON.stringify(contents).replaceAll('<', '\\u003c')};
      const written = new DOMParser().parseFromString(contents.html, 'text/html');
      if (contents.allowScripts) written.head.prepend(Object.assign(written.createElement('script'), { textContent: api }));
      for (const meta of written.querySelectorAll('meta[http-equiv]'))
        if (!/^(content-security-policy|default-style|content-type)$/i.test(meta.httpEquiv)) meta.remove();
      const frame = document.createElement('iframe');
      frame.id = 'active-frame';
      ${free ? '' : `frame.setAttribute('sandbox', '${sandbox.join(' ')}');`}
      frame.setAttribute('allow', 'cross-origin-isolated; autoplay; local-network-access;');
      frame.src = '/fake.html';
      document.body.append(frame);
      frame.contentWindow.addEventListener('DOMContentLoaded', ({ target }) => setTimeout(() => {
        target.open();
        target.write('<!DOCTYPE html>' + written.documentElement.outerHTML);
        target.close();
      }));
    </script>
  </body>
</html>`;
}

/** VS Code's own, but for the state. */
const apiScript = `
globalThis.acquireVsCodeApi = (function () {
  const post = window.parent.vscodePostMessage.bind(window.parent);
  let acquired = false;
  return () => {
    if (acquired && !FREE) throw new Error('An instance of the VS Code API has already been acquired');
    acquired = true;
    return Object.freeze({ postMessage: (message) => post('onmessage', { message }) });
  };
})();
window.parent = window;
window.top = window;
window.frameElement = null;
`;
