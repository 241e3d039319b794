import { window, type CustomDocument, type CustomReadonlyEditorProvider, type Uri, type WebviewPanel } from 'vscode';
import { Owned, type Disposable } from '../../base/owned.ts';
import { plainText } from '../../base/plainText.ts';
import { slices } from '../../base/slices.ts';
import { artifactPlaceOf } from '../../services/artifacts/artifactAddress.ts';
import { htmlEditorType, type ShownHtml } from '../../services/artifacts/htmlFiles.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { HtmlText } from './htmlText.ts';
import type { PageContext } from '../page.ts';

type Parts = Pick<PageContext, 'artifacts' | 'htmlFiles' | 'log'>;

/** What a press in the page may call: a command that asks. */
const offered = 'podium.html.enableScripts';

/** Loads nothing, asks for nothing, and hears nothing of the editor. */
const alone = { enableForms: false, localResourceRoots: [], portMapping: [] };

/**
 * HTML artifacts as they are meant to be seen. An editor of its own, since it may let scripts of others run, which no page of ours does.
 * VS Code opens it again after a reload by the file's address; scripts do not run then. No message goes either way.
 */
export function htmlEditor(parts: Parts): Disposable {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
    async resolveCustomEditor({ uri }, panel) {
      const life = new Owned();
      panel.onDidDispose(() => {
        life.dispose();
      });
      panel.webview.options = { ...alone, enableScripts: false };
      await show(panel, uri, life, parts);
    },
  };
  return window.registerCustomEditorProvider(htmlEditorType, provider, {
    supportsMultipleEditorsPerDocument: true,
  });
}

async function show(panel: WebviewPanel, uri: Uri, life: Owned, { artifacts, htmlFiles, log }: Parts): Promise<void> {
  const [{ htmlFrame, htmlFailure }, { htmlText }] = await Promise.all([
    import('./htmlFrame.ts'),
    import('./htmlText.ts'),
  ]);
  let file: { readonly text: HtmlText; readonly shown: ShownHtml } | undefined;
  let drawn = '';

  const read = async (): Promise<void> => {
    try {
      const text = await htmlText(await artifacts.readWhole(artifactPlaceOf(uri)), slices());
      leave();
      file = { text, shown: shownFile(uri, text) };
    } catch (error) {
      const isExpected = error instanceof StoreError;
      if (!isExpected) log.error(error instanceof Error ? error : new Error(String(error)));
      const message = isExpected ? error.message : 'Podium could not read this file. The log says more.';
      if (!life.isDisposed) panel.webview.html = htmlFailure(message);
      drawn = '';
      return;
    }
    draw();
    follow();
  };
  const draw = (): void => {
    if (!file || life.isDisposed) return;
    const { text, shown } = file;
    const runs = htmlFiles.mayRun(shown);
    const drawing = `${shown.sha256} ${runs ? 'runs' : ''}`;
    if (drawing === drawn) return;
    drawn = drawing;
    panel.webview.options = { ...alone, enableScripts: runs, enableCommandUris: runs ? false : [offered] };
    const offer = htmlFiles.isTrusted ? (`command:${offered}` as const) : undefined;
    panel.webview.html = htmlFrame({ name: shown.name, text, scripts: runs ? { run: true } : { run: false, offer } });
  };
  const leave = (): void => {
    if (htmlFiles.active === file?.shown) htmlFiles.active = undefined;
  };
  const follow = (): void => {
    if (panel.active && !life.isDisposed) htmlFiles.active = file?.shown;
    else leave();
  };

  life.add({ dispose: leave });
  life.add(htmlFiles.onDidChange(draw));
  life.add(htmlFiles.onDidRefresh(() => void read()));
  life.add(panel.onDidChangeViewState(follow));
  await read();
}

function shownFile({ path, query }: Uri, { sha256, hasScripts }: HtmlText): ShownHtml {
  const { store } = artifactPlaceOf({ path, query });
  const name = plainText(path.slice(path.lastIndexOf('/') + 1), 100);
  return { name, store, sha256, hasScripts };
}
