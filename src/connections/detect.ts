import { basename, join } from 'node:path';
import type { Log } from '../host/log.ts';
import type { Workspace } from '../host/workspace.ts';
import { given } from '../stores/given.ts';
import type { Connection, Suggestion } from './connection.ts';
import { readTrackingUri } from './envFile.ts';
import { findStores } from './findStores.ts';
import { normalUri, originOf } from './location.ts';
import { workspaceIn, type Environment } from './mlflowVariables.ts';

/** What there is besides the settings. */
export interface Detected {
  readonly stores: readonly Connection[];
  readonly suggestions: readonly Suggestion[];
}

export const nothingDetected: Detected = { stores: [], suggestions: [] };

/** Looks through the workspace, if it is trusted, and into the environment. Opens no store. Rejects only when cancelled. */
export async function detect(
  workspace: Workspace,
  environment: Environment,
  log: Log,
  signal: AbortSignal,
): Promise<Detected> {
  const folders = workspace.isTrusted ? workspace.folders : [];
  const stores: Connection[] = [];
  const suggestions: (Suggestion | undefined)[] = [];
  const named = suggestion(environment['MLFLOW_TRACKING_URI'], 'MLFLOW_TRACKING_URI', folders[0]?.path, log);
  suggestions.push(named && { ...named, ...given('workspace', workspaceIn(named.trackingUri, environment)) });
  for (const folder of folders) {
    for (const { name, trackingUri } of await findStores(folder, signal)) {
      stores.push({ id: `workspace/${trackingUri}`, name, trackingUri, source: 'workspace' });
    }
    const file = join(folder.path, '.env');
    suggestions.push(suggestion(await readTrackingUri(file, signal), file, folder.path, log));
  }
  return { stores, suggestions: suggestions.filter((found) => found !== undefined) };
}

function suggestion(
  trackingUri: string | undefined,
  from: string,
  folder: string | undefined,
  log: Log,
): Suggestion | undefined {
  if (trackingUri === undefined || trackingUri.trim() === '') return undefined;
  // A path means nothing where there is no folder to begin at.
  if (folder === undefined && originOf(trackingUri) === undefined) return undefined;
  try {
    return { trackingUri: normalUri(trackingUri, folder), from };
  } catch (error) {
    log.info(
      `What ${basename(from)} names is not suggested as a connection. ${error instanceof Error ? error.message : ''}`,
    );
    return undefined;
  }
}
