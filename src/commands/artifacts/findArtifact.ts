import { fileNameOf, type FileInfo } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import { ArtifactWalk } from '../../services/artifacts/artifactWalk.ts';
import type { NodeOf } from '../../services/node.ts';
import { joined } from '../../views/look.ts';
import type { Command } from '../command.ts';
import { sourceOf } from './downloadSources.ts';
import { searchForRun } from '../runs/searchRuns.ts';

type Artifact = NodeOf<'artifact'>;

/** As many as a list shows at once. */
const mostFound = 200;

/** Looks for a file in all folders of a run or a model by a part of its path, and shows it in the sidebar. */
export const findArtifact: Command = {
  id: 'podium.artifact.find',
  title: 'Find Artifact…',
  icon: '$(search)',

  async run(app, target) {
    const node = target ?? (await searchForRun(app, 'Find Artifact', 'ALL'));
    if (!node) return;
    const source = sourceOf(node);
    if (!source) throw new UserError('Choose a run, a logged model, a model version, or one of their folders.');
    const { connection, owner, file, ownerName } = source;
    const walk = new ArtifactWalk(file.isDir ? file.path : '', (folder, signal) =>
      app.connections.ask(connection, (store) =>
        store.listArtifacts(owner, folder === '' ? undefined : folder, signal),
      ),
    );
    const found = await app.ui.search<Artifact | undefined>({
      title: 'Find Artifact',
      placeholder: `Part of a file's name, or of its path, in ${file.isDir && file.path !== '' ? file.path : ownerName}`,
      find: async (text, signal) => {
        const { files, isCut } = await walk.find(matching(text), mostFound, signal);
        const items = files.map((each) => itemOf({ kind: 'artifact', connection, owner, ownerName, file: each }));
        return isCut && items.length > 0 ? [...items, notAll] : items;
      },
    });
    if (found) await app.trees.reveal(found);
  },
};

const notAll: PickItem<undefined> = {
  label: 'There may be more',
  description: 'type on to find them',
  icon: 'info',
  value: undefined,
};

/** Each word stands somewhere in the path. */
function matching(text: string): (file: FileInfo) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ path }) => {
    const lower = path.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}

function itemOf(node: Artifact): PickItem<Artifact> {
  const { path, fileSizeBytes } = node.file;
  const name = fileNameOf(node.file);
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  const size = fileSizeBytes === undefined ? undefined : fileSize(fileSizeBytes);
  return { label: name, description: joined(folder, size) ?? '', icon: 'file', value: node };
}
