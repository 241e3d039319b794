import type { Connection } from '../connections/connection.ts';
import { isImageName } from '../model/imageItems.ts';
import { isLive, parentRunId } from '../model/run.ts';
import type { Node } from '../services/node.ts';

/**
 * The words that menus ask for: `viewItem =~ /\brun\b/`. The first is the node's kind; the others:
 * `web`: has a page in MLflow's own web UI. `deleted`: deleted. `live`: still running. `folder`: has files below it. `image`: is called like one.
 * `searched`, `sorted`: an experiment of which not all runs are shown, or not the newest first.
 * `nested`: a run in another.
 * `ofRun`: a tag that a run has, and not a model version.
 * `settings`: a connection that the settings name. `signIn`: a failure that signing in may end. `outside`: one that ends when a folder is
 * allowed.
 */
export const contextTokens = [
  'connection',
  'experiment',
  'run',
  'loggedModel',
  'model',
  'version',
  'alias',
  'group',
  'metric',
  'param',
  'tag',
  'dataset',
  'artifact',
  'versionFiles',
  'suggestion',
  'more',
  'notice',
  'failure',
  'web',
  'deleted',
  'live',
  'folder',
  'image',
  'searched',
  'sorted',
  'nested',
  'ofRun',
  'settings',
  'signIn',
  'outside',
] as const satisfies readonly (Node['kind'] | Flag)[];

type Flag =
  | 'web'
  | 'deleted'
  | 'live'
  | 'folder'
  | 'image'
  | 'searched'
  | 'sorted'
  | 'nested'
  | 'ofRun'
  | 'settings'
  | 'signIn'
  | 'outside';

export function contextValue(node: Node): string {
  return [node.kind, ...flags(node)].join(' ');
}

function flags(node: Node): readonly Flag[] {
  switch (node.kind) {
    case 'connection':
      return [...web(node.connection), ...given('settings', node.connection.source === 'settings')];
    case 'experiment':
      return [
        ...web(node.connection),
        ...given('deleted', node.experiment.lifecycleStage === 'deleted'),
        ...given('searched', node.runView.filter !== undefined),
        ...given('sorted', node.runView.order !== undefined),
      ];
    case 'run':
      return [
        ...web(node.connection),
        ...given('deleted', node.run.lifecycleStage === 'deleted'),
        ...given('live', isLive(node.run)),
        ...given('nested', parentRunId(node.run) !== undefined),
      ];
    case 'versionFiles':
      return web(node.connection);
    case 'artifact':
      return [
        ...web(node.connection),
        ...given('folder', node.file.isDir),
        ...given('image', !node.file.isDir && isImageName(node.file.path)),
      ];
    case 'failure':
      return [
        ...given('signIn', node.fault === 'unauthorized' || node.fault === 'forbidden'),
        ...given('outside', node.outsideFolder !== undefined),
      ];
    case 'tag':
      return given('ofRun', 'run' in node.owner);
    case 'loggedModel':
    case 'model':
    case 'version':
    case 'alias':
      return web(node.connection);
    default:
      return [];
  }
}

function web(connection: Connection): readonly Flag[] {
  return given('web', /^https?:/i.test(connection.trackingUri));
}

function given(flag: Flag, holds: boolean): readonly Flag[] {
  return holds ? [flag] : [];
}
