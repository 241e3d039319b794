import { UserError } from '../../host/ui.ts';
import { savedSearches, saveSearch as keepSearch } from '../../services/runs/searches.ts';
import { runViewText } from '../../views/runViewText.ts';
import type { Command } from '../command.ts';
import { experimentFor } from './experimentFor.ts';

/** Gives the search of an experiment, with its order, a name under which Search Runs… offers it for every experiment. */
export const saveSearch: Command = {
  id: 'podium.run.saveSearch',
  title: 'Save Search…',

  async run(app, target) {
    const node = await experimentFor(app, target, 'Save Search');
    if (!node) return;
    const shown = runViewText(node.runView);
    if (shown === undefined) {
      throw new UserError(
        `All runs of ${node.experiment.name} are shown, the newest first. Search or sort them, then save that.`,
      );
    }
    const others = savedSearches(app.state).map((search) => search.name);
    const name = await app.ui.input({
      title: 'Save Search',
      prompt: `A name for "${shown}".${others.length > 0 ? ` The same name replaces one of: ${others.join(', ')}.` : ''}`,
      placeholder: 'Good candidates',
      validate: (text) => (text.trim() === '' ? 'A search needs a name.' : undefined),
    });
    if (name !== undefined) await keepSearch(app.state, { ...node.runView, name: name.trim() });
  },
};
