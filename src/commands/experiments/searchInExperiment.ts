import { isCancelled } from '../../base/cancel.ts';
import type { KnownNames } from '../../filter/complete.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { Offer } from '../../host/ui.ts';
import type { RunView } from '../../model/runView.ts';
import type { App } from '../../services/app.ts';
import { knownNames } from '../../services/runs/knownNames.ts';
import type { NodeOf } from '../../services/node.ts';
import { rememberFilter } from '../../services/runs/searches.ts';
import type { Command } from '../command.ts';
import { experimentFor } from './experimentFor.ts';
import { newestRuns } from './newestRuns.ts';
import { searchOffers } from './searchOffers.ts';
import { showRuns } from './showRuns.ts';

/** Shows only the runs of an experiment for which a filter holds, until the search is cleared. */
export const searchInExperiment: Command = {
  id: 'podium.run.search',
  title: 'Search Runs…',
  icon: '$(filter)',

  async run(app, target) {
    const node = await experimentFor(app, target, 'Search Runs');
    if (!node) return;
    const view = await askForSearch(app, node);
    if (!view) return;
    if (view.filter !== undefined) await rememberFilter(app.state, view.filter);
    await showRuns(app, node, view);
  },
};

export const clearSearch: Command = {
  id: 'podium.run.clearSearch',
  title: 'Clear Search',
  icon: '$(clear-all)',

  async run(app, target) {
    const node = await experimentFor(app, target, 'Clear Search');
    if (!node) return;
    const { order } = node.runView;
    await showRuns(app, node, order ? { order } : {});
  },
};

function askForSearch(app: App, node: NodeOf<'experiment'>): Promise<RunView | undefined> {
  const { experiment, runView } = node;
  let known: KnownNames = {};
  const notes: Offer<RunView>[] = [];
  return app.ui.compose<RunView>({
    title: `Search Runs of ${experiment.name}`,
    placeholder: "Conditions joined by AND: metrics.auc > 0.9 AND params.model = 'tree'",
    text: runView.filter ?? '',
    offers: (text) => [...searchOffers(text, runView, known, app.state), ...notes],
    prepare: async (signal) => {
      try {
        known = knownNames(await newestRuns(app, node, signal));
      } catch (error) {
        if (isCancelled(error, signal) || !(error instanceof StoreError)) throw error;
        // A filter can be written without help.
        notes.push({ label: `The names in use could not be read: ${error.message}`, icon: 'warning' });
      }
    },
  });
}
