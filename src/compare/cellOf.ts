import type { Run } from '../model/run.ts';
import type { HistoryColumn, RunColumn } from '../model/runColumn.ts';

/** What a run has in a column; nothing where it has nothing. Times and durations are in milliseconds. */
export type Cell = string | number | undefined;

export type CellOf = (run: Run, column: RunColumn) => Cell;

/** What runs have that is not in them: the aliases of what they made, the names of experiments by id, and what was computed from histories. */
interface Beside {
  readonly aliases?: readonly string[];
  readonly experiments?: ReadonlyMap<string, string>;
  readonly history?: (run: Run, column: HistoryColumn) => Cell;
}

export function cellOf(run: Run, column: RunColumn, { aliases = [], experiments, history }: Beside = {}): Cell {
  const { kind, name } = column;
  switch (kind) {
    case 'history':
      return history?.(run, column);
    case 'metric':
      return run.metrics[name];
    case 'param':
      return run.params[name];
    case 'tag':
      return run.tags[name];
    case 'attribute':
      return name === 'experiment'
        ? (experiments?.get(run.experimentId) ?? run.experimentId)
        : attributeOf(run, name, aliases);
  }
}

function attributeOf(run: Run, name: string, aliases: readonly string[]): Cell {
  switch (name) {
    case 'run_name':
      return run.runName;
    case 'run_id':
      return run.runId;
    case 'status':
      return run.status;
    case 'start_time':
      return run.startTimeMs;
    case 'end_time':
      return run.endTimeMs;
    case 'duration':
      return run.startTimeMs === undefined || run.endTimeMs === undefined ? undefined : run.endTimeMs - run.startTimeMs;
    case 'user_id':
      return given(run.userId);
    case 'source':
      return run.tags['mlflow.source.name'];
    case 'commit':
      return run.tags['mlflow.source.git.commit'];
    case 'datasets':
      return given(run.datasets.map((dataset) => dataset.name).join(', '));
    case 'aliases':
      return given(aliases.map((alias) => `@${alias}`).join(' '));
    default:
      return undefined;
  }
}

function given(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** The number that a text is, if it is one and nothing else. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell;
  if (cell === undefined || cell.trim() === '') return undefined;
  const number = Number(cell);
  return Number.isNaN(number) ? undefined : number;
}
