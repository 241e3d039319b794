import { runTable, type TableFormat } from '../compare/runTable.ts';
import type { RunsAct, TableAsk } from '../protocol/runs.ts';
import type { NodeOf } from '../services/node.ts';
import { StoreError } from '../stores/storeError.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { PageContext } from './page.ts';
import { actAsk, copyAsk, exportAsk } from './runsAsks.ts';
import { historyColumns } from '../model/runColumn.ts';
import type { HistoryBook } from './historyBook.ts';
import { exactRow, type RowParts } from './runRows.ts';
import type { ShownRun } from './shownRuns.ts';

const commandOf: { readonly [Action in RunsAct['action']]: string } = {
  compare: 'podium.runs.compare',
  compareParams: 'podium.compare.params',
  compareWithChampion: 'podium.compare.withChampion',
  chart: 'podium.charts.open',
  delete: 'podium.run.delete',
  restore: 'podium.run.restore',
  setTag: 'podium.run.setTag',
  open: 'podium.run.open',
};

const endings = { csv: 'csv', json: 'json', markdown: 'md' } as const;

/** What a person can do with runs of the table. A page names only runs that it was told of; whatever changes them is a command. */
export function runsActions(
  held: HeldRuns,
  { execute, ui }: Pick<PageContext, 'execute' | 'ui'>,
  partsOf: (one: ShownRun) => RowParts,
  histories: HistoryBook,
) {
  async function tableOf(format: TableFormat, { runs: ids, columns }: TableAsk, signal: AbortSignal): Promise<string> {
    const shown = ids.length > 0 ? held.named(ids) : held.between({ from: 0, to: held.runs.length });
    await histories.all(shown, historyColumns(columns), signal);
    const rows = shown.map((one) => exactRow(one, columns, partsOf(one)));
    // One cell alone is what stands in it, for the next program or the next question.
    if (format === 'tsv' && ids.length === 1 && columns.length === 1) return String(rows[0]?.[0] ?? '');
    return runTable(format, columns, rows);
  }

  return {
    act: {
      ask: actAsk,
      answer: async ({ action, runs }: RunsAct): Promise<undefined> => {
        const nodes = held.named(runs).map(({ connection, run }): NodeOf<'run'> => ({ kind: 'run', connection, run }));
        const [first] = nodes;
        if (!first) throw new StoreError('notFound', 'These runs are not in the table any more. Select others.');
        await execute(commandOf[action], first, nodes);
        return undefined;
      },
    },
    copy: {
      ask: copyAsk,
      answer: async (ask: TableAsk, signal: AbortSignal): Promise<undefined> => {
        await ui.copy(await tableOf('tsv', ask, signal));
        return undefined;
      },
    },
    export: {
      ask: exportAsk,
      answer: async (
        { format, ...ask }: TableAsk & { readonly format: keyof typeof endings },
        signal: AbortSignal,
      ): Promise<boolean> => {
        const text = await tableOf(format, ask, signal);
        return ui.saveFile(`runs.${endings[format]}`, new TextEncoder().encode(text));
      },
    },
  };
}
