import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServerResponse } from 'node:http';
import { alike } from '../../../src/base/alike.ts';
import { allowFolder } from '../../../src/panels/allowFolder.ts';
import { OpenPage } from '../../../src/panels/openPage.ts';
import type { PageContext } from '../../../src/panels/page.ts';
import { readPageChunks } from '../../../src/panels/pageChunks.ts';
import { beginPage } from '../../../src/panels/pages.ts';
import { scriptOf } from '../../../src/panels/viewTypes.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import { sendPage, serve, type Received } from '../httpServer.ts';
import { editorFrame, pageFrame, themes, type Theme } from './frames.ts';
import { fromWire, toWire } from './wire.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** Where the pages were built. */
const built = process.env['PODIUM_PAGES'] ?? 'dist/webview';

/** Podium's pages for a plain browser: their real host side, over real stores, and a stand-in for the editor between the two. */
export interface PageServer {
  /** Where a browser finds a page. */
  address(identity: PageIdentity, theme?: Theme): string;
  /** As when a command lets the open page of an identity show something else. */
  become(identity: PageIdentity, other: PageIdentity): void;
  /** As when a command has changed what pages show. */
  refresh(): void;
  close(): Promise<void>;
}

interface Panel {
  readonly identity: PageIdentity;
  page?: OpenPage;
  /** The stream on which the browser listens. */
  listener?: ServerResponse;
}

export async function servePages(context: PageContext): Promise<PageServer> {
  const panels = new Map<string, Panel>();
  const server = await serve((request, response) => void answer(request, response));

  async function answer({ url, method, body }: Received, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(url, server.url);
    const [, what = '', name = ''] = pathname.split('/');
    const theme = asTheme(searchParams.get('theme'));
    const panel = panels.get(name);
    if (what === 'webview' || what === 'themes') {
      await sendFile(response, what === 'themes' ? 'test/fixtures/themes' : built, name);
    } else if (!panel) {
      sendPage(response, 'There is no such page.', 404);
    } else if (what === 'open') {
      sendPage(response, editorFrame(name, theme));
    } else if (what === 'page') {
      const script = scriptOf(panel.identity);
      const chunks = await readPageChunks(path.join(root, built), script);
      sendPage(response, pageFrame(server.url, script, chunks, theme));
    } else if (what === 'events') {
      await begin(panel, response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
    } else if (method === 'POST') {
      if (what === 'say') panel.page?.receive(fromWire(body));
      else panel.page?.setVisible(what === 'show');
      response.end();
    }
  }

  async function begin(panel: Panel, listener: ServerResponse): Promise<void> {
    const page = await beginPage(panel.identity, context);
    panel.page?.dispose();
    panel.listener = listener;
    panel.page = new OpenPage(page, panel.identity, (message) => void listener.write(`data: ${toWire(message)}\n\n`), {
      log: context.log,
      allow: (folder) => allowFolder(folder, context),
    });
    panel.page.setVisible(true);
    listener.on('close', () => {
      if (panel.listener !== listener) return;
      panel.page?.dispose();
      delete panel.page;
    });
  }

  return {
    address(identity, theme = 'dark') {
      const name = String(panels.size);
      panels.set(name, { identity });
      return `${server.url}/open/${name}?theme=${theme}`;
    },
    become(identity, other) {
      for (const { page } of panels.values()) if (page && alike(page.identity, identity)) page.become(other);
    },
    refresh() {
      for (const { page } of panels.values()) page?.refresh();
    },
    async close() {
      for (const { page } of panels.values()) page?.dispose();
      await server.close();
    },
  };
}

function asTheme(name: string | null): Theme {
  return name !== null && Object.hasOwn(themes, name) ? (name as Theme) : 'dark';
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

async function sendFile(response: ServerResponse, folder: string, name: string): Promise<void> {
  try {
    const bytes = await readFile(path.join(root, folder, path.basename(name)));
    response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'application/octet-stream' });
    response.end(bytes);
  } catch {
    sendPage(response, 'There is no such file.', 404);
  }
}
