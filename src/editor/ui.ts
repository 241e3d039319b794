import { env, Uri, window } from 'vscode';
import { UserError, type Ui } from '../host/ui.ts';
import { compose } from './ui/compose.ts';
import { input } from './ui/input.ts';
import { pick } from './ui/pick.ts';
import { progress } from './ui/progress.ts';
import { search } from './ui/search.ts';
import { detailText, messageText } from './ui/shownText.ts';

/** Asks and tells the person at this window. `showLog` opens Podium's channel in the Output view. */
export function editorUi(showLog: () => void): Ui {
  const choose: Ui['choose'] = async (question, detail, ...actions) =>
    window.showWarningMessage(messageText(question), { modal: true, detail: detailText(detail) }, ...actions);
  return {
    pick,
    search,
    compose,
    input,
    progress,
    showLog,
    choose,
    confirm: async (question, detail, action) => (await choose(question, detail, action)) !== undefined,
    inform: async (message, ...actions) => window.showInformationMessage(messageText(message), ...actions),
    warn: async (message, ...actions) => window.showWarningMessage(messageText(message), ...actions),
    copy: async (text) => {
      await env.clipboard.writeText(text);
    },
    openExternal: async (url) => {
      if (!/^https?:\/\//i.test(url)) throw new UserError('Podium opens only http and https addresses in the browser.');
      await env.openExternal(Uri.parse(url, true));
    },
  };
}
