import { fileNameOf, inFolderOrder, type FileInfo } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { artifactNodeAt, isArtifact } from '../../services/artifacts/artifactNode.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { searchForRun } from '../runs/searchRuns.ts';

type Artifact = NodeOf<'artifact'>;
type Step = { readonly file: FileInfo } | 'up';

/** The artifact that a command was called on, or one that is chosen: of the run that it was called on, or of another. */
export async function artifactFor(app: App, title: string, target: Node | undefined): Promise<Artifact | undefined> {
  if (target?.kind === 'artifact') return target;
  return target?.kind === 'run' ? pickFileOf(app, title, target) : pickArtifact(app, title);
}

/** The same for what is done with a file that one looks at: that of the tab which is shown comes before any that is chosen. */
export async function shownArtifactFor(
  app: App,
  title: string,
  target: Node | undefined,
): Promise<Artifact | undefined> {
  return artifactFor(app, title, target ?? (await shownArtifact(app)));
}

async function shownArtifact({ connections, pages, ui }: App): Promise<Node | undefined> {
  if (pages.active?.kind === 'artifact') return pages.active;
  const document = ui.shownDocument;
  return document && isArtifact(document) ? artifactNodeAt(connections, document) : undefined;
}

/** A file of a run that is chosen first; folders are gone into. */
async function pickArtifact(app: App, title: string): Promise<Artifact | undefined> {
  const node = await searchForRun(app, title, 'ALL');
  return node && pickFileOf(app, title, node);
}

async function pickFileOf(
  { connections, ui }: App,
  title: string,
  { connection, run }: NodeOf<'run'>,
): Promise<Artifact | undefined> {
  const owner = { runId: run.runId };
  for (let folder = ''; ;) {
    const step = await ui.pick<Step>({
      title,
      placeholder: folder === '' ? `A file of run ${run.runName}` : `A file in ${folder}`,
      items: async (signal) => {
        const files = await connections.ask(connection, (store) =>
          store.listArtifacts(owner, folder === '' ? undefined : folder, signal),
        );
        if (folder === '' && files.length === 0) throw new UserError(`Run ${run.runName} has no artifacts of its own.`);
        const up: PickItem<Step> = { label: '..', icon: 'arrow-up', value: 'up' };
        return [...inFolderOrder(files).map(itemOf), ...(folder === '' ? [] : [up])];
      },
    });
    if (step === undefined) return undefined;
    if (step === 'up') folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    else if (step.file.isDir) folder = step.file.path;
    else return { kind: 'artifact', connection, owner, ownerName: run.runName, file: step.file };
  }
}

function itemOf(file: FileInfo): PickItem<Step> {
  return {
    label: fileNameOf(file),
    icon: file.isDir ? 'folder' : 'file',
    ...(file.fileSizeBytes !== undefined && { description: fileSize(file.fileSizeBytes) }),
    value: { file },
  };
}
