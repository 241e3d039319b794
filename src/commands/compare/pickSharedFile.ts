import { fileNameOf, inFolderOrder, type FileInfo } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { joined } from '../../views/look.ts';
import { pairNames, type RunPair } from './runPair.ts';

/** A file as each of two runs has it, if it does. */
export interface SharedFile {
  readonly path: string;
  readonly one: NodeOf<'artifact'> | undefined;
  readonly other: NodeOf<'artifact'> | undefined;
}

interface Entry {
  readonly one: FileInfo | undefined;
  readonly other: FileInfo | undefined;
}

type Step = Entry | 'up';

/** A file of two runs, those that both have before the others; folders are gone into. */
export async function pickSharedFile(app: App, title: string, pair: RunPair): Promise<SharedFile | undefined> {
  const names = pairNames(pair);
  for (let folder = ''; ;) {
    const step: Step | undefined = await app.ui.pick<Step>({
      title,
      placeholder: folder === '' ? `A file of ${names.join(' and ')}` : `A file in ${folder}`,
      items: async (signal) => {
        const [one, other] = await Promise.all([
          list(app, pair[0], folder, signal),
          list(app, pair[1], folder, signal),
        ]);
        if (folder === '' && one.length + other.length === 0) {
          throw new UserError(
            `Neither ${names[0]} nor ${names[1]} has artifacts of its own. Their models may: run "Podium: Compare MLmodel".`,
          );
        }
        const up: PickItem<Step> = { label: '..', icon: 'arrow-up', value: 'up' };
        return [...entriesOf(one, other).map((entry) => itemOf(entry, names)), ...(folder === '' ? [] : [up])];
      },
    });
    if (step === undefined) return undefined;
    if (step === 'up') {
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      continue;
    }
    const { path, isDir } = fileOf(step);
    if (!isDir) return { path, one: asNode(pair[0], step.one), other: asNode(pair[1], step.other) };
    folder = path;
  }
}

function list(
  app: App,
  { connection, run }: NodeOf<'run'>,
  folder: string,
  signal: AbortSignal,
): Promise<readonly FileInfo[]> {
  const path = folder === '' ? undefined : folder;
  return app.connections.ask(connection, (store) => store.listArtifacts({ runId: run.runId }, path, signal));
}

/** What one has as a folder and the other as a file are two. */
function entriesOf(one: readonly FileInfo[], other: readonly FileInfo[]): readonly Entry[] {
  const keyOf = ({ path, isDir }: FileInfo): string => `${String(isDir)} ${path}`;
  const there = new Map(other.map((file) => [keyOf(file), file]));
  const known = new Set(one.map(keyOf));
  const shared = inFolderOrder(one).map((file): Entry => ({ one: file, other: there.get(keyOf(file)) }));
  const rest = inFolderOrder(other.filter((file) => !known.has(keyOf(file))));
  return [
    ...shared.filter((entry) => entry.other),
    ...shared.filter((entry) => !entry.other),
    ...rest.map((file): Entry => ({ one: undefined, other: file })),
  ];
}

function itemOf(entry: Entry, [left, right]: readonly [string, string]): PickItem<Step> {
  const file = fileOf(entry);
  const sizes = [entry.one, entry.other].flatMap((each) =>
    each?.fileSizeBytes === undefined ? [] : fileSize(each.fileSizeBytes),
  );
  const only = entry.one && entry.other ? undefined : `only ${entry.one ? left : right}`;
  return {
    label: fileNameOf(file),
    icon: file.isDir ? 'folder' : 'file',
    description: joined([...new Set(sizes)].join(' ↔ '), only) ?? '',
    value: entry,
  };
}

function fileOf({ one, other }: Entry): FileInfo {
  const file = one ?? other;
  if (!file) throw new Error('An entry is what at least one has.');
  return file;
}

function asNode({ connection, run }: NodeOf<'run'>, file: FileInfo | undefined): NodeOf<'artifact'> | undefined {
  return file && { kind: 'artifact', connection, owner: { runId: run.runId }, ownerName: run.runName, file };
}
