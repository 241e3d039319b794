import * as vscode from 'vscode';

/** Chooses a place wherever one is asked for meanwhile. While VS Code runs tests it refuses to ask, so this stands in for it. */
export async function choosing(place: string, work: () => Promise<void>): Promise<void> {
  const window = vscode.window as Pick<typeof vscode.window, 'showSaveDialog' | 'showOpenDialog'>;
  const { showSaveDialog, showOpenDialog } = window;
  const chosen = vscode.Uri.file(place);
  window.showSaveDialog = () => Promise.resolve(chosen);
  window.showOpenDialog = () => Promise.resolve([chosen]);
  try {
    await work();
  } finally {
    Object.assign(window, { showSaveDialog, showOpenDialog });
  }
}
