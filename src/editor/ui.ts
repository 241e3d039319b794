import {
  commands,
  env,
  TabInputCustom,
  TabInputNotebook,
  TabInputText,
  UIKind,
  Uri,
  window,
  type LogOutputChannel,
} from 'vscode';
import { UserError, type Ui } from '../host/ui.ts';
import { report } from './report.ts';
import { compose } from './ui/compose.ts';
import { input } from './ui/input.ts';
import { pick } from './ui/pick.ts';
import { progress } from './ui/progress.ts';
import { askFolder, askWhereToSave, saveFile } from './ui/saveFile.ts';
import { search } from './ui/search.ts';
import { searchMany } from './ui/searchMany.ts';
import { hasEditorFor } from './ui/hasEditorFor.ts';
import { detailText, messageText } from './ui/shownText.ts';

/** Asks and tells the person at this window. The log is Podium's channel in the Output view. */
export function editorUi(log: LogOutputChannel): Ui {
  const choose: Ui['choose'] = async (question, detail, ...actions) =>
    window.showWarningMessage(messageText(question), { modal: true, detail: detailText(detail) }, ...actions);
  const ui: Ui = {
    pick,
    search,
    searchMany,
    compose,
    input,
    progress,
    saveFile,
    askWhereToSave,
    askFolder,
    showLog: () => {
      log.show();
    },
    choose,
    confirm: async (question, detail, action) => (await choose(question, detail, action)) !== undefined,
    inform: async (message, ...actions) => window.showInformationMessage(messageText(message), ...actions),
    warn: async (message, ...actions) => window.showWarningMessage(messageText(message), ...actions),
    offer: (message, action, act) => {
      const chosen = async (): Promise<void> => {
        if ((await window.showInformationMessage(messageText(message), action)) === action) await act();
      };
      chosen().catch((error: unknown) => report(error, action, ui, log));
    },
    openDocument: async (document, label) => {
      await commands.executeCommand('vscode.open', Uri.from(document), { preview: false }, label);
    },
    openIn: async (editor, document) => {
      await commands.executeCommand('vscode.openWith', Uri.from(document), editor, { preview: false });
    },
    hasEditorFor,
    openAsText: async (document) => {
      const uri = document.scheme === 'file' ? Uri.file(document.path) : Uri.from(document);
      await commands.executeCommand('vscode.openWith', uri, 'default', { preview: false });
    },
    compareDocuments: async (title, one, other) => {
      await commands.executeCommand('vscode.diff', Uri.from(one), Uri.from(other), messageText(title));
    },
    compareAll: async (title, pairs) => {
      const sides = pairs.map(({ one, other }) => [one && Uri.from(one), other && Uri.from(other)] as const);
      // The first address says what each is called.
      const resources = sides.map(([one, other]) => [other ?? one, one, other]);
      await commands.executeCommand('vscode.changes', messageText(title), resources);
    },
    openFile: async (path) => {
      await commands.executeCommand('vscode.open', Uri.file(path), { preview: false });
    },
    ...(isHere() && {
      openFileOutside: async (path: string) => env.openExternal(Uri.file(path)),
      revealFile: async (path: string) => {
        await commands.executeCommand('revealFileInOS', Uri.file(path));
      },
    }),
    copy: async (text) => {
      await env.clipboard.writeText(text);
    },
    get shownDocument() {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      const isShown =
        input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook;
      return isShown ? input.uri : undefined;
    },
    openExternal: async (url) => {
      if (!/^https?:\/\//i.test(url)) throw new UserError('Podium opens only http and https addresses in the browser.');
      await env.openExternal(Uri.parse(url, true));
    },
  };
  return ui;
}

/** Whether the window is on the computer where the extension runs. */
function isHere(): boolean {
  return env.uiKind === UIKind.Desktop && env.remoteName === undefined;
}
