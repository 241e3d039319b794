import type { TableValue } from '../model/loggedTable.ts';
import type { MapDrawing } from './map.ts';
import type { ModelCard, ModelEnvironment, ModelUse } from './modelCard.ts';
import type { PageContent, Protocol } from './protocol.ts';

/** One file, shown by what it holds. Rows of tables are asked for as they are looked at. */
export interface PreviewProtocol extends Protocol {
  readonly content: PreviewContent;
  readonly calls: {
    /** Goes on counting the rows for a moment. */
    readonly count: { readonly ask: null; readonly answer: Counted };
    /** Goes on finding and sorting the rows for a moment; begins anew where it was asked for others before. */
    readonly arrange: { readonly ask: Arrangement; readonly answer: Arranged };
    readonly rows: { readonly ask: RowsAsk; readonly answer: TableRows };
    /** All that stands in a cell. */
    readonly cell: { readonly ask: CellAsk; readonly answer: string };
    /** Goes on looking through a column, of the rows that are shown, for a moment. */
    readonly statistics: { readonly ask: StatisticsAsk; readonly answer: ColumnStatistics };
    /** Of a model card. */
    readonly modelUse: { readonly ask: null; readonly answer: ModelUse };
    readonly modelEnvironment: { readonly ask: null; readonly answer: ModelEnvironment };
    /** Shows how large the files are among which an artifact lies. */
    readonly showSizes: { readonly ask: null; readonly answer: undefined };
    readonly copy: { readonly ask: { readonly text: string }; readonly answer: undefined };
    /** Saves the rows that are shown, in their order, where the person says: whether it was saved. */
    readonly export: { readonly ask: Arrangement; readonly answer: boolean };
    /** Opens it in the editor that its name asks for. */
    readonly openAsText: { readonly ask: null; readonly answer: undefined };
  };
}

export interface PreviewContent extends PageContent {
  readonly name: string;
  readonly sizeBytes: number;
  /** Whether one can also read it in the editor for texts. */
  readonly isText: boolean;
  /** Another one whenever the file was read anew. */
  readonly generation: number;
  readonly document: DocumentContent;
}

export type DocumentContent = TableContent | MapContent | ModelCard | BrokenText;

/** A file of places: their outlines, and what is said of each as a table. */
export interface MapContent extends MapDrawing {
  readonly kind: 'map';
  /** The properties of the features, a row each. */
  readonly table: TableContent;
}

/** A text that is not what its name says. */
export interface BrokenText {
  readonly kind: 'broken';
  readonly message: string;
}

export interface TableContent {
  readonly kind: 'table';
  /** What the file is, in a word or two. */
  readonly format: string;
  readonly columns: readonly FileColumn[];
  readonly counted: Counted;
  /** As many as one sees at once, from the file's beginning: they come with the table, so that nobody waits for them. */
  readonly first?: TableRows;
  /** What one should know of it, a sentence each. */
  readonly notes: readonly string[];
}

export interface FileColumn {
  /** Each once. */
  readonly name: string;
  /** As the file calls it; absent where it says nothing. */
  readonly type?: string;
  readonly isNumeric: boolean;
}

/** How far the rows of a file were counted. */
export interface Counted {
  readonly rowCount: number;
  readonly isWhole: boolean;
  /** From 0 to 1. */
  readonly share: number;
}

export interface Arrangement {
  readonly filter: TableFilter;
  readonly sort?: { readonly column: number; readonly descending: boolean };
}

export interface TableFilter {
  /** Stands in any column; empty for all rows. */
  readonly text: string;
  /** What is asked of single columns, such as `> 0.5`, or a text that stands in it. */
  readonly columns: readonly { readonly column: number; readonly asked: string }[];
}

export interface Arranged {
  /** Of the rows that are shown. */
  readonly rowCount: number;
  readonly isDone: boolean;
  readonly share: number;
}

export interface RowsAsk {
  readonly arrangement: Arrangement;
  /** Of the rows that are shown. */
  readonly from: number;
  readonly to: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface TableRows {
  /** Long texts are cut. */
  readonly rows: readonly (readonly TableValue[])[];
  /** Their numbers in the file, from 0. */
  readonly numbers: readonly number[];
}

export interface CellAsk {
  readonly arrangement: Arrangement;
  readonly row: number;
  readonly column: number;
}

export interface StatisticsAsk {
  readonly filter: TableFilter;
  readonly column: number;
}

/** Of all rows that were looked at so far. */
export interface ColumnStatistics {
  readonly rowCount: number;
  readonly missing: number;
  /** How many different values; `isPart` where there are more. */
  readonly distinct: { readonly count: number; readonly isPart: boolean };
  /** Of those that are numbers. */
  readonly numbers?: {
    readonly count: number;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
  };
  /** The most frequent first. */
  readonly frequent: readonly { readonly value: string; readonly count: number }[];
  readonly isDone: boolean;
  readonly share: number;
}
