import type { OpenFile } from './databaseFile.ts';

type Database = OpenFile['database'];

const computedSql = `
  SELECT lower(m.name) AS name, m.sql AS sql FROM sqlite_schema m WHERE m.type = 'view' OR m.type = 'table' AND
    (m.sql NOT LIKE 'CREATE TABLE%' OR EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) x WHERE x.hidden <> 0))`;

interface Computed {
  readonly schemaVersion: string;
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<Database, Computed>();

/**
 * Refuses a statement that names a view, a virtual table, or a table with computed columns. The SQL in these comes with the file, runs as
 * long as it likes, and nothing ends it, the end of the thread included. Views that somebody else made do no harm. MLflow makes none of
 * these but one: the duration of a span, which is a difference of two columns, and sums and differences end at once.
 */
export function refuseComputed(database: Database, statement: string): void {
  const names = computedNames(database);
  if (names.size === 0) return;
  const words = statement.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? [];
  if (!words.some((word) => names.has(word))) return;
  throw Object.assign(new Error('The file computes what should be a table.'), { code: 'computed' });
}

function computedNames(database: Database): ReadonlySet<string> {
  const schemaVersion = String(database.prepare('PRAGMA schema_version').get()?.['schema_version']);
  const before = known.get(database);
  if (before?.schemaVersion === schemaVersion) return before.names;
  const names = new Set(
    database
      .prepare(computedSql)
      .all()
      .filter(({ sql }) => !onlyAddsUp(String(sql)))
      .map(({ name }) => String(name)),
  );
  known.set(database, { schemaVersion, names });
  return names;
}

/** Whether whatever a table computes is the sum or the difference of two columns. Where a comment could stand in between, nobody knows. */
function onlyAddsUp(sql: string): boolean {
  if (!/^CREATE TABLE/i.test(sql) || /--|\/\*/.test(sql)) return false;
  const computations = sql.match(/\bAS\s*\(/gi) ?? [];
  const sums = sql.match(/\bAS\s*\(\s*\w+\s*[-+]\s*\w+\s*\)/gi) ?? [];
  return computations.length === sums.length;
}
