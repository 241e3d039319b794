import * as v from 'valibot';
import type { MetricDirection } from '../../model/metricDirection.ts';
import type { CompareAct } from '../../protocol/compare.ts';
import type { NodeOf } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import type { ShownRun } from '../shownRuns.ts';

const commandOf: { readonly [Action in CompareAct['action']]: string } = {
  open: 'podium.run.open',
  chart: 'podium.charts.open',
};

const mostCharacters = 20_000_000;

/** What a person can do on a comparison. A page names only runs that it was told of. */
export function compareActions(
  find: (id: string) => ShownRun | undefined,
  { execute, ui, state }: Pick<PageContext, 'execute' | 'ui' | 'state'>,
  onDirection: () => void,
) {
  return {
    act: {
      ask: v.object({ action: v.picklist(['open', 'chart']), runs: v.array(v.string()) }),
      answer: async ({ action, runs }: CompareAct): Promise<undefined> => {
        const nodes = runs.flatMap((id): readonly NodeOf<'run'>[] => {
          const one = find(id);
          return one ? [{ kind: 'run', connection: one.connection, run: one.run }] : [];
        });
        const [first] = nodes;
        if (!first) throw new StoreError('notFound', 'This run is not there any more.');
        await execute(commandOf[action], first, nodes);
        return undefined;
      },
    },
    addRun: {
      ask: v.null(),
      answer: async (): Promise<undefined> => {
        await execute('podium.comparison.addRun');
        return undefined;
      },
    },
    setDirection: {
      ask: v.object({ metric: v.string(), direction: v.nullable(v.picklist(['lower', 'higher'])) }),
      answer: async ({
        metric,
        direction,
      }: {
        readonly metric: string;
        readonly direction: MetricDirection | null;
      }): Promise<undefined> => {
        const chosen = state.get('metricDirections') ?? {};
        await state.set('metricDirections', { ...chosen, [metric]: direction ?? 'neither' });
        onDirection();
        return undefined;
      },
    },
    copy: {
      ask: v.object({ text: v.pipe(v.string(), v.maxLength(mostCharacters)) }),
      answer: async ({ text }: { readonly text: string }): Promise<undefined> => {
        await ui.copy(text);
        return undefined;
      },
    },
  };
}
