import { window, type CustomReadonlyEditorProvider, type Uri, type WebviewPanel } from 'vscode';
import { Owned, type Disposable } from '../base/owned.ts';
import type { PageIdentity } from '../services/pages.ts';
import { previewEditors, previewIdentity } from '../services/artifacts/previews.ts';

/** Podium's preview as an editor for files that lie here, or wherever else the editor finds some. */
export function registerPreviewEditors(show: (panel: WebviewPanel, identity: PageIdentity) => void): Disposable {
  const owned = new Owned();
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }, panel) => {
      show(panel, previewIdentity(addressOf(uri)));
    },
  };
  const options = { supportsMultipleEditorsPerDocument: true };
  for (const viewType of previewEditors) {
    owned.add(window.registerCustomEditorProvider(viewType, provider, options));
  }
  return owned;
}

/** A file of this machine by its path alone: that of a Windows share begins with the name of its computer. */
function addressOf({ scheme, authority, path, query }: Uri) {
  if (scheme === 'file') return { scheme, path: authority === '' ? path : `//${authority}${path}`, query };
  return { scheme, ...(authority !== '' && { authority }), path, query };
}
