import type { ColumnValues } from '../model/columnValues.ts';
import type { ViewType } from '../model/lifecycle.ts';
import type { ColumnFacts, ColumnOrder, RunColumn } from '../model/runColumn.ts';
import type { RunLayout } from '../model/runLayout.ts';
import type { TableView } from '../model/tableView.ts';
import type { RunStatus } from '../model/run.ts';
import type { Summary } from '../model/summary.ts';
import type { MarkCall, PageMarks } from './marks.ts';
import type { PageContent, Protocol } from './protocol.ts';
import type { SaveAsk } from './save.ts';

/** The table of the runs of one or more experiments. The host holds the runs; the page asks for the rows and columns that are looked at. */
export interface RunsProtocol extends Protocol {
  readonly content: RunsContent;
  readonly calls: {
    /** Looks for other runs, or in another order. What was shown stays until they are there; rejects where they cannot be had. */
    readonly search: { readonly ask: RunSearch; readonly answer: undefined };
    /** Lets rows stand otherwise. */
    readonly arrange: { readonly ask: RunLayout; readonly answer: undefined };
    /** Asks which experiments the table is of. */
    readonly chooseExperiments: { readonly ask: null; readonly answer: undefined };
    /** Reads the next runs. */
    readonly more: { readonly ask: null; readonly answer: undefined };
    /** Reads all that there are, up to a bound. */
    readonly all: { readonly ask: null; readonly answer: undefined };
    readonly rows: { readonly ask: RowsAsk; readonly answer: RowsAnswer };
    /** The ids of the runs from one row up to, but not including, another; also of those that are folded away below, if so wished. */
    readonly ids: { readonly ask: Span & { readonly isWhole?: boolean }; readonly answer: readonly string[] };
    /** Those of these runs that are still in the table. */
    readonly present: { readonly ask: { readonly runs: readonly string[] }; readonly answer: readonly string[] };
    /** What the first runs of the table have in some columns, for plots beside it. */
    readonly values: { readonly ask: { readonly columns: readonly RunColumn[] }; readonly answer: RunValues };
    /** Asks where to save a picture or the numbers of a plot, and writes them. Whether they were saved. */
    readonly save: { readonly ask: SaveAsk; readonly answer: boolean };
    /** A view that has a name. Rejects where it is not there any more. */
    readonly view: { readonly ask: ViewAddress; readonly answer: TableView };
    /** Says how the table is looked at now, for commands that keep it. */
    readonly looks: { readonly ask: TableView; readonly answer: undefined };
    /** Keeps what the page shows, or changes what is kept; asks the person what it must know. */
    readonly keep: { readonly ask: KeepAsk; readonly answer: undefined };
    readonly help: { readonly ask: { readonly text: string; readonly cursor: number }; readonly answer: FilterHelp };
    readonly mark: MarkCall;
    readonly act: { readonly ask: RunsAct; readonly answer: undefined };
    /** Takes back what was changed last. */
    readonly undo: { readonly ask: null; readonly answer: undefined };
    /** Copies rows as text with tabs, or one cell alone, with the values as they were logged. */
    readonly copy: { readonly ask: TableAsk; readonly answer: undefined };
    /** Asks where to save the rows, and writes them. Whether they were saved. */
    readonly export: { readonly ask: TableAsk & { readonly format: ExportFormat }; readonly answer: boolean };
  };
}

/** One that is not as it should be keeps the others from nothing; what was read of it stays as long as nothing is read anew. */
export interface ShownExperiment {
  readonly name: string;
  readonly problem?: 'deleted' | 'missing' | 'forbidden';
}

export interface RunSearch {
  /** In MLflow's filter language, which may have OR, parentheses, BETWEEN and lists besides. */
  readonly filter?: string;
  readonly stage: ViewType;
  /** The newest first where there are none. */
  readonly sort: readonly ColumnOrder[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface RunsContent extends PageContent {
  /** One at least. */
  readonly experiments: readonly ShownExperiment[];
  /** Whether the store takes changes. */
  readonly canChange: boolean;
  readonly search: RunSearch;
  /** Another number where the table holds other runs, or has them in another order. */
  readonly generation: number;
  /** Another number where other rows stand somewhere, also those of the same runs. */
  readonly rowGeneration: number;
  /** Another number at each change of what the rows hold. */
  readonly stamp: number;
  /** How many rows were put before the first since this generation of rows began. */
  readonly added: number;
  readonly layout: RunLayout;
  readonly marks: PageMarks;
  /** How many runs are in the table. */
  readonly count: number;
  /** How many rows these stand in, without those that are folded away. */
  readonly rowCount: number;
  /** How many of these, the first, are of runs that are pinned. */
  readonly pinnedRows: number;
  /** Whether the store has no more. */
  readonly isAll: boolean;
  /** Whether no more are read, although there are more. */
  readonly isFull: boolean;
  /** Whether the order is that of the runs that were read, not of all that the store has. */
  readonly sortedHere: boolean;
  /** How many searches found them, their answers being one list. */
  readonly searches: number;
  /** How far what is being done has come. */
  readonly reading?: Reading;
  /** How many have begun since, whose place in this order is not known yet. */
  readonly newRuns: number;
  /** Metrics, params and tags that these runs have; last what was computed from histories so far. */
  readonly columns: readonly ColumnFacts[];
  /** Why columns are empty that are computed from metrics' histories, a sentence. */
  readonly notComputed?: string;
  readonly primaryMetric?: string;
  /** What was changed last in these runs and can be undone: a sentence, in which names may be anything. */
  readonly done?: string;
  readonly views: readonly ViewAddress[];
  /** What is wrong with the files of others, a sentence each. */
  readonly viewProblems: readonly string[];
  /** Whether a view can become a file. */
  readonly canShare: boolean;
}

/** `repository`: in a file that is shared. */
export interface ViewAddress {
  readonly place: 'workspace' | 'repository';
  readonly name: string;
}

export interface KeepAsk {
  readonly action: 'save' | 'share' | 'rename' | 'delete';
  /** What the page shows. */
  readonly view: TableView;
}

/** Runs that are there already; with `of`, those whose histories were read, out of how many. */
export interface Reading {
  readonly count: number;
  readonly of?: number;
}

export interface RowsAsk extends Span {
  readonly columns: readonly RunColumn[];
  /** How many of the first rows are wanted too: they stay where they are while others scroll. */
  readonly pinned?: number;
}

export interface RowsAnswer {
  readonly rowGeneration: number;
  readonly stamp: number;
  readonly added: number;
  /** Beginning with that at `from`. */
  readonly rows: readonly TableRow[];
  /** Beginning with the first. */
  readonly pinned: readonly TableRow[];
}

export type TableRow = RunRow | GroupRow;

export interface RunRow {
  readonly kind: 'run';
  /** What the page calls the run. */
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly isLive: boolean;
  readonly isDeleted: boolean;
  readonly isNested: boolean;
  readonly aliases: readonly string[];
  /** One for each column asked for. Long texts are cut; of numbers, those that are not finite are texts: `NaN`, `Infinity`. One that is still to be computed is `…`. */
  readonly cells: readonly (string | number | null)[];
  /** Absent where each run stands for itself. */
  readonly place?: RowPlace;
  /** Whether it was not found, and is there for its children. */
  readonly isContext: boolean;
  /** Whether it stands before all others. */
  readonly isPinned: boolean;
}

/** The runs that have the same in a column. */
export interface GroupRow {
  readonly kind: 'group';
  readonly column: RunColumn;
  /** Nothing for the runs that have nothing there. */
  readonly value: string | number | null;
  /** How many runs. */
  readonly count: number;
  /** One for each column asked for; nothing where no run has anything. */
  readonly cells: readonly (Summary | null)[];
  readonly place: RowPlace;
}

/** Where a row stands among those below the same one. */
export interface RowPlace {
  /** What it is called where rows are folded. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** From 1. */
  readonly position: number;
  readonly setSize: number;
  /** Whether the rows below it are shown; absent where there are none. */
  readonly isOpen?: boolean;
}

/** Of at most as many runs as plots draw, in the order of the table, without those that are hidden. */
export interface RunValues {
  readonly generation: number;
  readonly stamp: number;
  /** How many runs are in the table that are not hidden. */
  readonly count: number;
  readonly hidden: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** One for each column asked for. */
  readonly columns: readonly ColumnValues[];
}

export interface TableAsk {
  /** None for all that are in the table. */
  readonly runs: readonly string[];
  readonly columns: readonly RunColumn[];
}

export type ExportFormat = 'csv' | 'json' | 'markdown';

export interface RunsAct {
  readonly action:
    | 'compare'
    | 'compareParams'
    | 'compareWithChampion'
    | 'chart'
    | 'delete'
    | 'restore'
    | 'setTag'
    | 'editNote'
    | 'addToNotes'
    | 'open';
  readonly runs: readonly string[];
}

/** What can be written next in a filter, and what is wrong with it. */
export interface FilterHelp {
  readonly offers: readonly FilterOffer[];
  readonly problem?: FilterProblem;
}

export interface FilterOffer {
  readonly kind: 'metric' | 'param' | 'tag' | 'attribute' | 'dataset' | 'operator' | 'value' | 'and' | 'recent';
  readonly label: string;
  /** What it stands for: "6 values". */
  readonly detail?: string;
  /** To be written in place of what stands from `start` up to, but not including, `end`. */
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

export interface FilterProblem {
  /** A sentence. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
