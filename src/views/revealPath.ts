import type { Connection } from '../connections/connection.ts';
import { parentRunId, type Run } from '../model/run.ts';
import { filesOfVersion } from '../services/artifacts/artifactOwner.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { besideRuns, experimentNode } from '../services/runs/runView.ts';
import type { Store } from '../stores/store.ts';
import { StoreError } from '../stores/storeError.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import { viewTypeOf, type Sources } from './sources.ts';
import type { ViewId } from './viewIds.ts';

export interface Place {
  readonly view: ViewId;
  /** The nodes from the root down to the one looked for. */
  readonly path: readonly Node[];
}

/** How many runs may be nested in each other before the way up is not followed any further. */
const generations = 8;

/** Where a node stands in the sidebar. Rejects with `notFound` for what is not there, and for rows that have no place of their own. */
export async function placeOf(sources: Sources, node: Node, signal: AbortSignal): Promise<Place> {
  if (!('connection' in node) || !node.connection)
    throw new StoreError('notFound', 'This row has no place of its own.');
  const { connection } = node;
  const top: readonly Node[] = sources.connections.all.length > 1 ? [{ kind: 'connection', connection }] : [];
  switch (node.kind) {
    case 'connection':
      return { view: 'podium.experiments', path: top };
    case 'experiment':
      return { view: 'podium.experiments', path: [...top, node] };
    case 'model':
      return { view: 'podium.models', path: [...top, node] };
    case 'alias':
      return { view: 'podium.models', path: [...top, { kind: 'model', connection, model: node.model }, node] };
    case 'version': {
      const model = await sources.connections.ask(connection, (store) =>
        store.getRegisteredModel(node.version.name, signal),
      );
      return { view: 'podium.models', path: [...top, { kind: 'model', connection, model }, node] };
    }
    case 'run':
      return { view: 'podium.experiments', path: [...top, ...(await runPath(sources, connection, node.run, signal))] };
    case 'artifact':
      return artifactPlaceIn(sources, node, top, signal);
    default:
      if ('run' in node) return placeOf(sources, { kind: 'run', connection, run: node.run }, signal);
      throw new StoreError('notFound', 'This row has no place of its own.');
  }
}

async function artifactPlaceIn(
  sources: Sources,
  node: NodeOf<'artifact'>,
  top: readonly Node[],
  signal: AbortSignal,
): Promise<Place> {
  const { view, path, ownerName } = await ownerPlace(sources, node, top, signal);
  const names = node.file.path.split('/');
  const folders = names.slice(1).map((_, at): Node => ({
    ...node,
    ownerName,
    file: { path: names.slice(0, at + 1).join('/'), isDir: true },
  }));
  return { view, path: [...path, ...folders, { ...node, ownerName }] };
}

/** The row below which the files of a run, a logged model or a version stand. */
async function ownerPlace(
  sources: Sources,
  { connection, owner }: NodeOf<'artifact'>,
  top: readonly Node[],
  signal: AbortSignal,
): Promise<Place & { readonly ownerName: string }> {
  const ask = <Answer>(question: (store: Store) => Promise<Answer>): Promise<Answer> =>
    sources.connections.ask(connection, question);
  if ('name' in owner) {
    const version = await ask((store) => store.getModelVersion(owner.name, owner.version, signal));
    const { view, path } = await placeOf(sources, { kind: 'version', connection, version }, signal);
    return { view, path: [...path, { kind: 'versionFiles', connection, version }], ...filesOfVersion(version) };
  }
  const model = 'modelId' in owner ? await ask((store) => store.getLoggedModel(owner.modelId, signal)) : undefined;
  const runId = 'runId' in owner ? owner.runId : (model?.sourceRunId ?? '');
  if (runId === '') throw new StoreError('notFound', 'No run wrote this model, so that the sidebar does not show it.');
  const run = await ask((store) => store.getRun(runId, signal));
  const path = [...top, ...(await runPath(sources, connection, run, signal))];
  const below: readonly Node[] = model
    ? [
        { kind: 'group', connection, run, group: 'loggedModels' },
        { kind: 'loggedModel', connection, run, model },
      ]
    : [{ kind: 'group', connection, run, group: 'artifacts' }];
  return { view: 'podium.experiments', path: [...path, ...below], ownerName: model?.name ?? run.runName };
}

async function runPath(
  sources: Sources,
  connection: Connection,
  run: Run,
  signal: AbortSignal,
): Promise<readonly Node[]> {
  const experiment = await sources.connections.ask(connection, (store) =>
    store.getExperiment(run.experimentId, signal),
  );
  const beside = besideRuns(sources.state, connection, experiment);
  const line = await lineage(sources, connection, [run], signal);
  return [
    experimentNode(sources.state, connection, experiment),
    ...line.map((each): Node => ({
      kind: 'run',
      connection,
      run: each,
      ...(beside && { beside }),
    })),
  ];
}

/** The runs from the outermost one down to the last; those that are their own ancestors stand at the root, each by itself. */
async function lineage(
  sources: Sources,
  connection: Connection,
  line: readonly [Run, ...Run[]],
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const parent = await parentOf(sources, connection, line[0], signal);
  if (!parent || line.length > generations) return line;
  if (line.some(({ runId }) => runId === parent.runId)) return line.slice(-1);
  return lineage(sources, connection, [parent, ...line], signal);
}

/** The run below which another one stands: only where it is to be seen in the same list. */
async function parentOf(
  sources: Sources,
  connection: Connection,
  run: Run,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const runId = parentRunId(run);
  if (runId === undefined) return undefined;
  const parent = await sources.connections.ask(connection, (store) => orAbsent(store.getRun(runId, signal)));
  if (parent?.experimentId !== run.experimentId) return undefined;
  const view = viewTypeOf(sources);
  const isShown = view === 'ALL' || (parent.lifecycleStage === 'deleted') === (view === 'DELETED_ONLY');
  return isShown ? parent : undefined;
}
