import type { KeepAsk, ViewAddress } from '../protocol/runs.ts';
import { StoreError } from '../stores/storeError.ts';
import type { PageContext } from './page.ts';
import { keepAsk, viewAsk } from './runsAsks.ts';

const commandOf: { readonly [Action in KeepAsk['action']]: string } = {
  save: 'podium.runs.saveView',
  share: 'podium.runs.shareView',
  rename: 'podium.runs.renameView',
  delete: 'podium.runs.deleteView',
};

/** The views that have names, for the table. */
export function runsViews({ tableViews, execute }: Pick<PageContext, 'tableViews' | 'execute'>) {
  return {
    view: {
      ask: viewAsk,
      answer: async ({ place, name }: ViewAddress) => {
        const { views } = await tableViews.list();
        const found = views.find((kept) => kept.place === place && kept.view.name === name);
        if (!found) throw new StoreError('notFound', `There is no view "${name}" any more. Choose another one.`);
        return found.view;
      },
    },
    keep: {
      ask: keepAsk,
      answer: async ({ action, view }: KeepAsk): Promise<undefined> => {
        tableViews.offered = view;
        await execute(commandOf[action]);
        return undefined;
      },
    },
  };
}
