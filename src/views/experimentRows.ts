import type { Connection } from '../connections/connection.ts';
import type { Node } from '../services/node.ts';
import { experimentNode } from '../services/runs/runView.ts';
import { artifactsBelow } from './artifactRows.ts';
import { newestCount, nothingBelow, paged, type Below, type Read } from './below.ts';
import { belowRoot, suggestionNodes } from './roots.ts';
import { belowGroup, belowRun } from './runRows.ts';
import { runsBelow } from './runLists.ts';
import { viewTypeOf, type Sources } from './sources.ts';

/** The rows of the Experiments view below the last node of a path; below the root for an empty one. */
export function experimentRows(sources: Sources, path: readonly Node[]): Below {
  const node = path.at(-1);
  switch (node?.kind) {
    case undefined:
      return belowRoot(sources, (connection) => experimentsBelow(sources, connection), suggestionNodes(sources));
    case 'connection':
      return experimentsBelow(sources, node.connection);
    case 'experiment':
      return runsBelow(sources, node);
    case 'run':
      return belowRun(sources, node, path);
    case 'group':
      return belowGroup(sources, node);
    case 'loggedModel':
      return artifactsBelow(sources, node.connection, {
        owner: { modelId: node.model.modelId },
        ownerName: node.model.name,
      });
    case 'artifact':
      return node.file.isDir ? artifactsBelow(sources, node.connection, node, node.file.path) : nothingBelow;
    default:
      return nothingBelow;
  }
}

/** Those that changed last come first. */
function experimentsBelow(sources: Sources, connection: Connection): Below {
  const viewType = viewTypeOf(sources);
  const read = (maxResults: number): Read =>
    paged(
      (pageToken, signal) =>
        sources.connections.ask(connection, (store) =>
          store.searchExperiments(
            {
              viewType,
              maxResults,
              orderBy: ['last_update_time DESC'],
              ...(pageToken !== undefined && { pageToken }),
            },
            signal,
          ),
        ),
      (experiment) => experimentNode(sources.state, connection, experiment),
    );
  return {
    read: read(sources.settings.get('tree.pageSize')),
    newest: read(newestCount),
    known: [],
    whenEmpty: viewType === 'DELETED_ONLY' ? 'No deleted experiments' : 'No experiments yet',
  };
}
