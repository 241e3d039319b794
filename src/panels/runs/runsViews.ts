import type { Disposable } from '../../base/owned.ts';
import type { TableView } from '../../model/tableView.ts';
import type { KeepAsk, ViewAddress } from '../../protocol/runs.ts';
import type { PageIdentity } from '../../services/pages.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import { keepAsk, looksAsk, viewAsk } from './runsAsks.ts';

const commandOf: { readonly [Action in KeepAsk['action']]: string } = {
  save: 'podium.runs.saveView',
  share: 'podium.runs.shareView',
  rename: 'podium.runs.renameView',
  delete: 'podium.runs.deleteView',
};

/** The views that have names, for the table, and how the table is looked at, for the commands that keep that. */
export function runsViews(
  identity: () => PageIdentity,
  { tableViews, execute }: Pick<PageContext, 'tableViews' | 'execute'>,
) {
  let shown: TableView | undefined;
  const showing: Disposable = tableViews.showing({
    get identity() {
      return identity();
    },
    get view() {
      return shown;
    },
  });
  return {
    showing,
    answers: {
      view: {
        ask: viewAsk,
        answer: async ({ place, name }: ViewAddress) => {
          const { views } = await tableViews.list();
          const found = views.find((kept) => kept.place === place && kept.view.name === name);
          if (!found) throw new StoreError('notFound', `There is no view "${name}" any more. Choose another one.`);
          return found.view;
        },
      },
      looks: {
        ask: looksAsk,
        answer: (view: TableView): Promise<undefined> => {
          shown = view;
          return Promise.resolve(undefined);
        },
      },
      keep: {
        ask: keepAsk,
        answer: async ({ action, view }: KeepAsk): Promise<undefined> => {
          shown = view;
          await execute(commandOf[action]);
          return undefined;
        },
      },
    },
  };
}
