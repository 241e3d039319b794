import { Uri, window, workspace } from 'vscode';
import { fileNameFor } from '../../base/fileName.ts';
import { UserError, type Ui } from '../../host/ui.ts';

/** Asks where, and writes it there: on the machine where the extension runs. */
export const saveFile: Ui['saveFile'] = async (name, bytes) => {
  const chosen = await askWhere(name);
  if (!chosen) return false;
  await workspace.fs.writeFile(chosen, bytes);
  return true;
};

export const askWhereToSave: Ui['askWhereToSave'] = async (name) => onDisk(await askWhere(name));

export const askFolder: Ui['askFolder'] = async (title, action) => {
  const [chosen] =
    (await window.showOpenDialog({ title, openLabel: action, canSelectFiles: false, canSelectFolders: true })) ?? [];
  return onDisk(chosen);
};

async function askWhere(name: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const fileName = fileNameFor(name);
  const ending = /\.(\w+)$/.exec(fileName)?.[1];
  return window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, fileName) }),
    ...(ending !== undefined && { filters: { [ending.toUpperCase()]: [ending] } }),
  });
}

function onDisk(chosen: Uri | undefined): string | undefined {
  if (chosen === undefined || chosen.scheme === 'file') return chosen?.fsPath;
  throw new UserError('Podium downloads to folders of this computer only. Choose one of those.');
}
