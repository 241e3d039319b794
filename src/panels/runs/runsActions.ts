import * as v from 'valibot';
import { mapInSlices, slices, type Turn } from '../../base/slices.ts';
import type { Cell } from '../../compare/cellOf.ts';
import { runTable, type TableFormat } from '../../compare/runTable.ts';
import type { RunsAct, TableAsk } from '../../protocol/runs.ts';
import type { NodeOf } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { PageContext } from '../page.ts';
import { actAsk, copyAsk, exportAsk } from './runsAsks.ts';
import { historyColumns, type RunColumn } from '../../model/runColumn.ts';
import type { HistoryBook } from './historyBook.ts';
import { exactRow, type RowParts } from './runRows.ts';
import type { ShownRun } from '../shownRuns.ts';

const commandOf: { readonly [Action in RunsAct['action']]: string } = {
  compare: 'podium.runs.compare',
  compareParams: 'podium.compare.params',
  compareWithChampion: 'podium.compare.withChampion',
  chart: 'podium.charts.open',
  delete: 'podium.run.delete',
  restore: 'podium.run.restore',
  setTag: 'podium.run.setTag',
  editNote: 'podium.run.editNote',
  addToNotes: 'podium.run.addToNotes',
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
  const cellsOf =
    (columns: readonly RunColumn[]) =>
    (one: ShownRun): readonly Cell[] =>
      exactRow(one, columns, partsOf(one));

  async function runsOf({ runs: ids, columns }: TableAsk, signal: AbortSignal): Promise<readonly ShownRun[]> {
    const shown = ids.length > 0 ? held.named(ids) : await mapInSlices(held.runs, (run) => held.shownOf(run), signal);
    await histories.all(shown, historyColumns(columns), signal);
    return shown;
  }

  /** A table of all runs is too long for one text. */
  async function bytesOf(format: TableFormat, ask: TableAsk, signal: AbortSignal): Promise<Uint8Array> {
    const runs = await runsOf(ask, signal);
    const encoder = new TextEncoder();
    const turn = slices(signal);
    const pieces: Uint8Array[] = [];
    for await (const piece of runTable(format, ask.columns, runs, cellsOf(ask.columns), turn))
      pieces.push(encoder.encode(piece));
    return await joined(pieces, turn);
  }

  async function copyOf(ask: TableAsk, signal: AbortSignal): Promise<string> {
    const { columns } = ask;
    const runs = await runsOf(ask, signal);
    // One cell alone is what stands in it, for the next program or the next question.
    if (ask.runs.length === 1 && columns.length === 1) return String(runs.map(cellsOf(columns))[0]?.[0] ?? '');
    const pieces: string[] = [];
    for await (const piece of runTable('tsv', columns, runs, cellsOf(columns), slices(signal))) pieces.push(piece);
    return pieces.join('');
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
    undo: {
      ask: v.null(),
      answer: async (): Promise<undefined> => {
        await execute('podium.undo');
        return undefined;
      },
    },
    copy: {
      ask: copyAsk,
      answer: async (ask: TableAsk, signal: AbortSignal): Promise<undefined> => {
        await ui.copy(await copyOf(ask, signal));
        return undefined;
      },
    },
    export: {
      ask: exportAsk,
      answer: async (
        { format, ...ask }: TableAsk & { readonly format: keyof typeof endings },
        signal: AbortSignal,
      ): Promise<boolean> => {
        return ui.saveFile(`runs.${endings[format]}`, await bytesOf(format, ask, signal));
      },
    },
  };
}

async function joined(pieces: readonly Uint8Array[], turn: Turn): Promise<Uint8Array> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    await turn();
  }
  return bytes;
}
