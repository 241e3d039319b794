import { EventEmitter, Uri, workspace } from 'vscode';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Texts } from '../host/texts.ts';

/** Lets the editor show texts of ours as documents that nobody can write on. */
export function registerTexts(texts: Texts): Disposable {
  const owned = new Owned();
  const changed = owned.add(new EventEmitter<Uri>());
  owned.add(
    texts.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === texts.scheme) changed.fire(uri);
    }),
  );
  owned.add(
    workspace.registerTextDocumentContentProvider(texts.scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent({ query }, token) {
        const stop = new AbortController();
        const listening = token.onCancellationRequested(() => {
          stop.abort();
        });
        try {
          return await texts.read(query, stop.signal);
        } finally {
          listening.dispose();
        }
      },
    }),
  );
  return owned;
}
