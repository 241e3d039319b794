import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { ShownHtml } from '../../services/artifacts/htmlFiles.ts';
import type { Command } from '../command.ts';

/** Lets the scripts of one HTML file run, once somebody has read what these can do. */
export const enableScripts: Command = {
  id: 'podium.html.enableScripts',
  title: 'Enable Scripts for This File…',
  icon: '$(play)',

  async run(app) {
    const shown = shownFile(app);
    if (!app.htmlFiles.isTrusted)
      throw new UserError('In Restricted Mode no script of a file runs. Trust the folder that is open first.');
    if (!shown.hasScripts) throw new UserError(`${shown.name} has no scripts.`);
    const isSure = await app.ui.confirm(
      `Run the scripts of ${shown.name}?`,
      'Whoever logged this file wrote them. They run in a frame of their own, which reaches neither your files, VS Code nor your MLflow stores. What they can learn, and tell others, is that the file was opened, and the network address (IP) of your computer. This holds for this file as it is now, until the window closes.',
      'Enable Scripts',
    );
    if (isSure) app.htmlFiles.allow(shown, true);
  },
};

/** Ends the scripts of one HTML file. */
export const disableScripts: Command = {
  id: 'podium.html.disableScripts',
  title: 'Disable Scripts for This File',
  icon: '$(debug-stop)',

  run(app) {
    app.htmlFiles.allow(shownFile(app), false);
  },
};

function shownFile({ htmlFiles }: App): ShownHtml {
  if (htmlFiles.active) return htmlFiles.active;
  throw new UserError('Open an HTML artifact first, and keep its tab in front.');
}
