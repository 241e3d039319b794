/** The tag in which MLflow's `log_table` notes what it wrote. Evaluations write theirs with it too. */
export const loggedArtifactsTag = 'mlflow.loggedArtifacts';

/** The most of one that is read. */
export const mostTableBytes = 8 * 1024 * 1024;

/** What stands in a cell: what is neither of these, such as a list, as its JSON. */
export type TableValue = string | number | boolean | null;

/** A table that a run logged with `log_table`. */
export interface LoggedTable {
  /** Each name once. */
  readonly columns: readonly string[];
  /** A value for each column. */
  readonly rows: readonly (readonly TableValue[])[];
  /** Whether there are more rows than were read. */
  readonly isPart: boolean;
}

/** The paths of the tables that a run logged, from its tag. MLflow writes the tag anew with each table; anybody may write another. */
export function loggedTables(tag: string | undefined): readonly string[] {
  if (tag === undefined) return [];
  let told: unknown;
  try {
    told = JSON.parse(tag);
  } catch {
    // Somebody else's text.
    return [];
  }
  const paths = Array.isArray(told) ? told.flatMap(tablePathIn) : [];
  return [...new Set(paths)];
}

function tablePathIn(one: unknown): readonly string[] {
  if (typeof one !== 'object' || one === null || !('path' in one) || !('type' in one)) return [];
  return one.type === 'table' && typeof one.path === 'string' ? [one.path] : [];
}
