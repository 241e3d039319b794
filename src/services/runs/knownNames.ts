import type { KnownNames } from '../../filter/complete.ts';
import type { Run } from '../../model/run.ts';

/** Longer values, such as notes and JSON, are nothing that somebody would choose from a list. */
const longestValue = 80;
const mostValues = 50;

/** The names that some runs use, and the values that they have: what is used most comes first, MLflow's own tags last. */
export function knownNames(runs: readonly Run[]): KnownNames {
  const tags = counted(runs.flatMap((run) => Object.entries(run.tags)));
  const isOwn = ([name]: readonly [string, unknown]): boolean => !name.startsWith('mlflow.');
  const datasets = runs.flatMap((run) => run.datasets);
  const valuesOf = (value: (run: Run) => string): readonly string[] => mostUsed(runs.map(value));
  return {
    metric: counted(runs.flatMap((run) => Object.keys(run.metrics).map((name) => [name, ''] as const))),
    param: counted(runs.flatMap((run) => Object.entries(run.params))),
    tag: new Map([...[...tags].filter(isOwn), ...[...tags].filter((tag) => !isOwn(tag))]),
    attribute: new Map([
      ['status', ['FINISHED', 'RUNNING', 'FAILED', 'KILLED', 'SCHEDULED']],
      ['run_name', valuesOf(({ runName }) => runName)],
      ['user_id', valuesOf(({ userId }) => userId)],
    ]),
    dataset: new Map([
      ['name', mostUsed(datasets.map(({ name }) => name))],
      ['digest', mostUsed(datasets.map(({ digest }) => digest))],
      ['context', mostUsed(datasets.flatMap(({ tags }) => tags['mlflow.data.context'] ?? []))],
    ]),
  };
}

function counted(pairs: readonly (readonly [name: string, value: string])[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const there = values.get(name);
    if (there) there.push(value);
    else values.set(name, [value]);
  }
  const byUse = [...values].sort(([a, of], [b, ofOther]) => ofOther.length - of.length || a.localeCompare(b));
  return new Map(byUse.map(([name, all]) => [name, mostUsed(all)]));
}

function mostUsed(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== '' && value.length <= longestValue) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const byUse = [...counts].sort(([a, count], [b, other]) => other - count || a.localeCompare(b));
  return byUse.slice(0, mostValues).map(([value]) => value);
}
