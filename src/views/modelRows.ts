import type { Connection } from '../connections/connection.ts';
import { nameIs } from '../services/runs/filterText.ts';
import { filesOfVersion } from '../services/artifacts/artifactOwner.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import { paged, without, type Below, type Read } from './below.ts';
import { artifactsBelow } from './artifactRows.ts';
import { experimentRows } from './experimentRows.ts';
import { belowRoot } from './roots.ts';
import { tagNodes } from './runRows.ts';
import type { Sources } from './sources.ts';

/** The rows of the Models view below the last node of a path; below the root for an empty one. */
export function modelRows(sources: Sources, path: readonly Node[]): Below {
  const node = path.at(-1);
  switch (node?.kind) {
    case undefined:
      return belowRoot(sources, (connection) => modelsBelow(sources, connection));
    case 'connection':
      return modelsBelow(sources, node.connection);
    case 'model':
      return versionsBelow(sources, node);
    case 'version':
      return belowVersion(sources, node);
    case 'versionFiles':
      return artifactsBelow(sources, node.connection, filesOfVersion(node.version));
    default:
      // A version's source run opens here as it does among the experiments.
      return experimentRows(sources, path);
  }
}

function modelsBelow({ connections, settings }: Sources, connection: Connection): Below {
  const maxResults = settings.get('tree.pageSize');
  return {
    read: paged(
      (pageToken, signal) =>
        connections.ask(connection, (store) =>
          store.searchRegisteredModels({ maxResults, ...(pageToken !== undefined && { pageToken }) }, signal),
        ),
      (model) => ({ kind: 'model', connection, model }),
    ),
    known: [],
    whenEmpty: 'No registered models yet',
  };
}

/** Aliases first, for they say which version is in use; then the versions, the newest first. */
function versionsBelow({ connections, settings }: Sources, { connection, model }: NodeOf<'model'>): Below {
  const maxResults = settings.get('tree.pageSize');
  const filter = nameIs(model.name);
  const versions = paged(
    (pageToken, signal) =>
      connections.ask(connection, (store) =>
        store.searchModelVersions(
          { filter, orderBy: ['version_number DESC'], maxResults, ...(pageToken !== undefined && { pageToken }) },
          signal,
        ),
      ),
    (version) => ({ kind: 'version', connection, version }),
  );
  const aliases = Object.entries(model.aliases).map(([alias, version]): Node => ({
    kind: 'alias',
    connection,
    model,
    alias,
    version,
  }));
  const own = without(versions, (node) => node.kind === 'version' && node.version.name !== model.name);
  return { read: after(aliases, own), known: [], whenEmpty: 'No versions yet' };
}

/** The run that it came from, then its files, then its tags. */
function belowVersion({ connections }: Sources, { connection, version }: NodeOf<'version'>): Below {
  const sourceRun: Read = async (signal) => {
    if (version.runId === '') return { nodes: [] };
    const run = await connections.ask(connection, (store) => orAbsent(store.getRun(version.runId, signal)));
    if (run) return { nodes: [{ kind: 'run', connection, run }] };
    return { nodes: [{ kind: 'notice', text: `Its source run ${version.runId} is not there any more` }] };
  };
  return {
    read: sourceRun,
    known: [{ kind: 'versionFiles', connection, version }, ...tagNodes(connection, { version })],
  };
}

function after(first: readonly Node[], read: Read): Read {
  return async (signal) => {
    const batch = await read(signal);
    return { ...batch, nodes: [...first, ...batch.nodes] };
  };
}
