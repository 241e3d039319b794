import { Uri, window, workspace } from 'vscode';
import { fileNameFor } from '../../base/fileName.ts';
import type { Ui } from '../../host/ui.ts';

/** Asks where, and writes it there: on the machine where the extension runs. */
export const saveFile: Ui['saveFile'] = async (name, bytes) => {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const fileName = fileNameFor(name);
  const ending = /\.(\w+)$/.exec(fileName)?.[1];
  const chosen = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, fileName) }),
    ...(ending !== undefined && { filters: { [ending.toUpperCase()]: [ending] } }),
  });
  if (!chosen) return false;
  await workspace.fs.writeFile(chosen, bytes);
  return true;
};
