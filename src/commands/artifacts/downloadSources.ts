import { fileNameOf, type ArtifactOwner, type FileInfo } from '../../model/artifact.ts';
import type { Connection } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { filesOfVersion, type NamedOwner } from '../../services/artifacts/artifactOwner.ts';
import type { Node } from '../../services/node.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/** A file, or a folder with all that is in it. */
export interface DownloadSource {
  readonly connection: Connection;
  readonly owner: ArtifactOwner;
  readonly file: FileInfo;
  /** What people call the run, the model or the version. */
  readonly ownerName: string;
  /** What it is called here. */
  readonly name: string;
}

/** What rows hold of files; from the palette all of a run. `undefined` when dismissed. */
export async function downloadSources(
  app: App,
  target: Node | undefined,
  selected: readonly Node[],
): Promise<readonly DownloadSource[] | undefined> {
  const nodes = selected.length > 1 ? selected : [target ?? (await searchForRun(app, 'Download Artifacts', 'ALL'))];
  if (nodes[0] === undefined) return undefined;
  const sources = nodes.flatMap((node) => (node && sourceOf(node)) ?? []);
  if (sources.length > 0) return sources;
  throw new UserError('Choose a run, a logged model, a model version, or one of their files or folders.');
}

/** What a row holds of files; `undefined` where it holds none. */
export function sourceOf(node: Node): DownloadSource | undefined {
  switch (node.kind) {
    case 'artifact':
      return { ...node, name: fileNameOf(node.file) };
    case 'run':
    case 'group':
      return all(node.connection, { owner: { runId: node.run.runId }, ownerName: node.run.runName || node.run.runId });
    case 'loggedModel':
      return all(node.connection, { owner: { modelId: node.model.modelId }, ownerName: node.model.name });
    case 'version':
    case 'versionFiles':
      return all(node.connection, filesOfVersion(node.version));
    case 'alias':
      return all(node.connection, filesOfVersion({ name: node.model.name, version: node.version }));
    default:
      return undefined;
  }
}

function all(connection: Connection, named: NamedOwner): DownloadSource {
  return { connection, ...named, file: { path: '', isDir: true }, name: named.ownerName };
}
