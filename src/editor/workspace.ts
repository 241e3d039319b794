import { workspace } from 'vscode';
import { Emitter } from '../base/emitter.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Workspace } from '../host/workspace.ts';

// Experiments and models of a file store, databases, what suggests a tracking server, and views that are shared. What is written into them is the stores' matter.
const telling = '**/{mlflow.db,.env,.podium/views/*.json,mlruns/*/meta.yaml,mlruns/models/*/meta.yaml}';

/** What MLflow does to start a store is many changes to files: they count as one. */
const settleMs = 500;

/** The open folders that lie on the machine Podium runs on. Before they are trusted, nothing in them is watched. */
export function editorWorkspace(): Workspace & Disposable {
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  const tell = (): void => {
    changed.fire();
  };
  owned.add(workspace.onDidChangeWorkspaceFolders(tell));
  owned.add(workspace.onDidGrantWorkspaceTrust(tell));
  if (workspace.isTrusted) owned.add(watchFiles(tell));
  else {
    owned.add(
      workspace.onDidGrantWorkspaceTrust(() => {
        owned.add(watchFiles(tell));
      }),
    );
  }
  return {
    get folders() {
      return (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map(({ name, uri }) => ({ name, path: uri.fsPath }));
    },
    get isTrusted() {
      return workspace.isTrusted;
    },
    onDidChange: changed.event,
    dispose: () => {
      owned.dispose();
    },
  };
}

function watchFiles(tell: () => void): Disposable {
  const owned = new Owned();
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, settleMs);
  };
  owned.add({
    dispose: () => {
      clearTimeout(timer);
    },
  });
  const appearing = owned.add(workspace.createFileSystemWatcher(telling, false, true, false));
  appearing.onDidCreate(soon);
  appearing.onDidDelete(soon);
  const edited = owned.add(workspace.createFileSystemWatcher('**/{.env,.podium/views/*.json}', true, false, true));
  edited.onDidChange(soon);
  return owned;
}
