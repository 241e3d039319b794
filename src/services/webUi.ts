import type { Connection } from '../connections/connection.ts';
import { isFolder, normalUri } from '../connections/location.ts';
import { UserError } from '../host/ui.ts';
import { parseTrackingUri } from '../stores/trackingUri.ts';
import type { Node } from './node.ts';

/**
 * The page in MLflow's own web UI that shows what a row shows.
 * @throws UserError where there is none, with what to do instead.
 */
export function webUiUrl(node: Node): string {
  if (!('connection' in node) || !node.connection)
    throw new UserError('This row stands for nothing that has a web page.');
  return `${serverOf(node.connection)}/#${pageOf(node)}`;
}

function serverOf({ name, trackingUri }: Connection): string {
  const location = parseTrackingUri(trackingUri);
  if (location.kind === 'rest') return location.url;
  const start = `mlflow ui --backend-store-uri ${shellWord(normalUri(trackingUri))}`;
  throw new UserError(
    isFolder(trackingUri)
      ? `${name} is a file store, and no web server shows it. Start one in a terminal in which MLFLOW_ALLOW_FILE_STORE is true: ${start}`
      : `${name} is a local store, and no web server shows it. Start one in a terminal: ${start}`,
  );
}

/** The folder may be called `$(…)`, and this is there to be pasted into a terminal. */
function shellWord(text: string): string {
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

function pageOf(node: Node): string {
  switch (node.kind) {
    case 'experiment':
      return `/experiments/${part(node.experiment.experimentId)}`;
    case 'model':
    case 'alias':
      return `/models/${part(node.model.name)}${node.kind === 'alias' ? `/versions/${part(node.version)}` : ''}`;
    case 'version':
      return `/models/${part(node.version.name)}/versions/${part(node.version.version)}`;
    case 'loggedModel':
      return `/experiments/${part(node.model.experimentId)}/models/${part(node.model.modelId)}`;
    case 'tag':
      return 'run' in node.owner ? runPage(node.owner.run) : pageOf({ ...node, kind: 'version', ...node.owner });
    case 'run':
    case 'group':
    case 'metric':
    case 'param':
    case 'dataset':
      return runPage(node.run);
    default:
      return '/';
  }
}

function runPage({ experimentId, runId }: { readonly experimentId: string; readonly runId: string }): string {
  return `/experiments/${part(experimentId)}/runs/${part(runId)}`;
}

function part(text: string): string {
  // A lone surrogate, which encodeURIComponent refuses, is no character of any name that a server could find.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
