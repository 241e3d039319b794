/** Integers that a double cannot hold arrive as text. */
export type Value = string | number | null;
export type Row = readonly Value[];
