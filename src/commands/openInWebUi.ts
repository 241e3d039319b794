import { webUiUrl } from '../services/webUi.ts';
import type { Command } from './command.ts';
import { pickThing } from './pickThing.ts';

/** Opens the page of MLflow's own web UI that shows the same thing. */
export const openInWebUi: Command = {
  id: 'podium.openInWebUi',
  title: 'Open in Web UI',
  icon: '$(link-external)',

  async run(app, target) {
    const node = target ?? (await pickThing(app, 'Open in Web UI'));
    if (node) await app.ui.openExternal(webUiUrl(node));
  },
};
