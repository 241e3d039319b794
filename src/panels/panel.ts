import { randomBytes } from 'node:crypto';
import { Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import { alike } from '../base/alike.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import { plainText } from '../base/plainText.ts';
import { pageIdentity, type PageIdentity, type Pages } from '../services/pages.ts';
import type { Protocol, ToPage } from '../protocol/protocol.ts';
import type { OpenPage } from './openPage.ts';
import type { PageContext } from './page.ts';
import { scriptOf, viewTypes } from './viewTypes.ts';

interface Opened {
  readonly identity: PageIdentity;
  /** As soon as it is loaded. */
  page?: OpenPage;
}

interface EditorPages extends Pages, Disposable {
  /** Shows a page in a tab that VS Code made, for a file: it has the name and the icon of that. */
  readonly adopt: (panel: WebviewPanel, identity: PageIdentity) => void;
}

/** The pages as tabs of VS Code. What they are made of is loaded when the first is opened. */
export function editorPages(extensionUri: Uri, context: PageContext): EditorPages {
  const owned = new Owned();
  const open = new Map<WebviewPanel, Opened>();
  const root = Uri.joinPath(extensionUri, 'dist', 'webview');
  const media = (name: string): Uri => Uri.joinPath(extensionUri, 'media', name);
  const options = { enableScripts: true, enableForms: false, localResourceRoots: [root] };

  function show(panel: WebviewPanel, identity: PageIdentity): void {
    // A tab's icon has its own colours, and is not kept by VS Code.
    panel.iconPath = { light: media('tab-light.svg'), dark: media('tab-dark.svg') };
    adopt(panel, identity);
  }

  function adopt(panel: WebviewPanel, identity: PageIdentity): void {
    const opened: Opened = { identity };
    open.set(panel, opened);
    panel.webview.options = options;
    const life = new Owned();
    panel.onDidDispose(() => {
      open.delete(panel);
      life.dispose();
    });
    void fill(panel, opened, life);
  }

  async function fill(panel: WebviewPanel, opened: Opened, life: Owned): Promise<void> {
    const { identity } = opened;
    const { webview } = panel;
    const script = scriptOf(identity);
    // The tab loads beside the code of its page, and may be ready before that.
    const loading = load(panel, identity).then((page) => life.add(page));
    life.add(webview.onDidReceiveMessage(async (message: unknown) => (await loading).receive(message)));
    life.add(
      panel.onDidChangeViewState(async () => {
        // Whoever is closed cannot be asked after the waiting.
        const { visible } = panel;
        (await loading).setVisible(visible);
      }),
    );
    const [{ pageHtml }, chunks] = await Promise.all([
      import('./pageHtml.ts'),
      import('./pageChunks.ts').then(({ readPageChunks }) => readPageChunks(root.fsPath, script)),
    ]);
    const uriOf = (name: string): string => String(webview.asWebviewUri(Uri.joinPath(root, name)));
    if (!open.has(panel)) return;
    webview.html = pageHtml({
      scriptUri: uriOf(`${script}.js`),
      styleUri: uriOf('page.css'),
      chunkUris: chunks.map(uriOf),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
    });
    opened.page = await loading;
    if (open.has(panel)) opened.page.setVisible(panel.visible);
  }

  async function load(panel: WebviewPanel, identity: PageIdentity): Promise<OpenPage> {
    const [page, { OpenPage: Page }, { allowFolder }] = await Promise.all([
      import('./pages.ts').then(({ beginPage }) => beginPage(identity, context)),
      import('./openPage.ts'),
      import('./allowFolder.ts'),
    ]);
    const allow = (folder: string): Promise<void> => allowFolder(folder, context);
    const send = (message: ToPage<Protocol>): void => {
      // It may have been closed while its code was loaded.
      if (!open.has(panel)) return;
      if (message.kind === 'state' && message.state.kind === 'shown' && panel.viewType === viewTypes[identity.kind])
        panel.title = plainText(message.state.content.title, 80);
      void panel.webview.postMessage(message);
    };
    return new Page(page, identity, send, { log: context.log, allow });
  }

  for (const [kind, viewType] of Object.entries(viewTypes)) {
    owned.add(
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, remembered: unknown) => {
          const identity = v.safeParse(v.object({ identity: pageIdentity }), remembered);
          if (identity.success && identity.output.identity.kind === kind) show(panel, identity.output.identity);
          else panel.dispose();
          await Promise.resolve();
        },
      }),
    );
  }

  const identityOf = ({ page, identity }: Opened): PageIdentity => page?.identity ?? identity;
  const panelOf = (identity: PageIdentity) => [...open].find(([, opened]) => alike(identityOf(opened), identity));

  return {
    adopt,
    open(identity, inPlaceOf) {
      const [shown] = panelOf(identity) ?? [];
      if (shown) {
        shown.reveal();
        return;
      }
      if (inPlaceOf && panelOf(inPlaceOf)?.[1].page?.become(identity)) return;
      const panel = window.createWebviewPanel(viewTypes[identity.kind], 'MLflow', ViewColumn.Active, options);
      show(panel, identity);
    },
    get activeIdentity() {
      const [, opened] = [...open].find(([panel]) => panel.active) ?? [];
      return opened && identityOf(opened);
    },
    get active() {
      return [...open].find(([panel]) => panel.active)?.[1].page?.node;
    },
    refresh() {
      for (const { page } of open.values()) page?.refresh();
    },
    dispose: () => {
      owned.dispose();
    },
  };
}
