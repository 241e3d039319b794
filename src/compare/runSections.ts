import { keyed, type Keyed } from '../base/keyed.ts';
import type { ComparedRow } from '../model/comparedRow.ts';
import type { DatasetInput, Run } from '../model/run.ts';
import { comparison } from './comparison.ts';

type Value = string | number;

/** More of a text nobody compares by eye; whether two differ is known of all of it. */
const mostCharacters = 2_000;

type Described = Pick<Run, 'metrics' | 'params' | 'tags' | 'datasets'>;

/** What the runs themselves say, by the kind of thing. A run of which nothing is known is `undefined`. */
export function runSections(
  runs: readonly (Described | undefined)[],
): Readonly<Record<'metrics' | 'params' | 'tags' | 'datasets' | 'system', readonly ComparedRow[]>> {
  const rows = (of: (run: Described) => Keyed<Value>): readonly ComparedRow[] =>
    comparison(runs.map((run) => run && of(run))).map(shortened);
  const isSystem = (name: string): boolean => name.startsWith('system/');
  return {
    metrics: rows(({ metrics }) => numbersIn(metrics, (name) => !isSystem(name))),
    params: rows(({ params }) => params),
    tags: rows(({ tags }) => keyed(Object.entries(tags).filter(([name]) => !name.startsWith('mlflow.')))),
    datasets: rows(({ datasets }) => datasetsIn(datasets)),
    system: rows(({ metrics }) => numbersIn(metrics, isSystem)),
  };
}

/** JSON, which goes to pages, has no NaN and no infinities. */
function numbersIn(metrics: Keyed<number>, isWanted: (name: string) => boolean): Keyed<Value> {
  return keyed(
    Object.entries(metrics).flatMap(([name, value]) =>
      isWanted(name) ? [[name, Number.isFinite(value) ? value : String(value)] as const] : [],
    ),
  );
}

/** By what they were for, since that is what two runs have in common; those that were for nothing in particular by their names. */
function datasetsIn(datasets: readonly DatasetInput[]): Keyed<string> {
  const byUse = new Map<string, string[]>();
  for (const { name, digest, tags } of datasets) {
    const use = tags['mlflow.data.context'] ?? name;
    byUse.set(use, [...(byUse.get(use) ?? []), `${name} ${digest}`]);
  }
  return keyed([...byUse].map(([use, names]) => [use, [...new Set(names)].sort().join(', ')]));
}

function shortened(row: ComparedRow): ComparedRow {
  const isLong = (value: Value): boolean => typeof value === 'string' && value.length > mostCharacters;
  if (!row.values.some(isLong)) return row;
  return {
    ...row,
    values: row.values.map((value) => (isLong(value) ? `${String(value).slice(0, mostCharacters)}…` : value)),
  };
}
