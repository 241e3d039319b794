import type { Group, Node, NodeOf, TagOwner } from '../services/node.ts';
import type { Connection } from '../connections/connection.ts';
import type { Keyed } from '../base/keyed.ts';
import { artifactsBelow } from './artifactRows.ts';
import type { Below } from './below.ts';
import { loggedModelsBelow } from './loggedModelRows.ts';
import { childRuns } from './runLists.ts';
import type { Sources } from './sources.ts';

/** The runs nested in it first, then what it logged, by kind. */
export function belowRun(sources: Sources, node: NodeOf<'run'>, path: readonly Node[]): Below {
  const { connection, run } = node;
  const groups = (['metrics', 'params', 'tags', 'datasets', 'loggedModels', 'artifacts'] as const).filter(
    // Only a look into the artifacts tells whether there are any.
    (group) => group === 'artifacts' || groupSize({ run, group }) > 0,
  );
  return {
    ...childRuns(sources, node, path),
    known: groups.map((group) => ({ kind: 'group', connection, run, group })),
  };
}

export function belowGroup(sources: Sources, { connection, run, group }: NodeOf<'group'>): Below {
  switch (group) {
    case 'metrics':
      return {
        known: sortedNames(run.latestMetrics).flatMap((key): Node[] => {
          const latest = run.latestMetrics[key];
          return latest ? [{ kind: 'metric', connection, run, key, latest }] : [];
        }),
      };
    case 'params':
      return {
        known: sortedNames(run.params).map((key) => ({
          kind: 'param',
          connection,
          run,
          key,
          value: run.params[key] ?? '',
        })),
      };
    case 'tags':
      return { known: tagNodes(connection, { run }) };
    case 'datasets':
      return { known: run.datasets.map((dataset, index) => ({ kind: 'dataset', connection, run, dataset, index })) };
    case 'loggedModels':
      return loggedModelsBelow(sources, connection, run);
    case 'artifacts':
      return artifactsBelow(sources, connection, { owner: { runId: run.runId }, ownerName: run.runName });
  }
}

/** How many rows a group has; unknown, and said to be none, for artifacts. */
export function groupSize({ run, group }: { readonly run: NodeOf<'run'>['run']; readonly group: Group }): number {
  switch (group) {
    case 'metrics':
      return Object.keys(run.latestMetrics).length;
    case 'params':
      return Object.keys(run.params).length;
    case 'tags':
      return Object.keys(run.tags).length;
    case 'datasets':
      return run.datasets.length;
    case 'loggedModels':
      return new Set(run.modelOutputs.map(({ modelId }) => modelId)).size;
    case 'artifacts':
      return 0;
  }
}

/** The user's own tags first; those that MLflow keeps for itself (`mlflow.…`) after them. */
export function tagNodes(connection: Connection, owner: TagOwner): readonly Node[] {
  const { tags } = 'run' in owner ? owner.run : owner.version;
  const names = sortedNames(tags);
  const isInternal = (name: string): boolean => name.startsWith('mlflow.');
  return [...names.filter((name) => !isInternal(name)), ...names.filter(isInternal)].map((key) => ({
    kind: 'tag',
    connection,
    owner,
    key,
    value: tags[key] ?? '',
  }));
}

function sortedNames(named: Keyed<unknown>): readonly string[] {
  return Object.keys(named).sort(byName.compare);
}

const byName = new Intl.Collator('en', { numeric: true });
