import type { ArtifactOwner, ByteRange, FileInfo } from '../../model/artifact.ts';
import { artifactSegments, holdsCodes } from '../artifactPath.ts';
import type { Store, Take } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { endpoints } from './endpoints.ts';
import { maxBytes } from './limits.ts';
import { askAllPages } from './pages.ts';
import { readBytes } from './readReply.ts';
import type { Question } from './request.ts';
import type { RestClient } from './restClient.ts';
import { versionFolder } from './versionFolder.ts';
import { fileInfo } from './wireArtifact.ts';

type ArtifactReads = Pick<Store, 'listArtifacts' | 'readArtifact' | 'streamArtifact'>;

const maxFiles = 100_000;

export function artifactReads(client: RestClient, store: Pick<Store, 'getRun' | 'getModelVersion'>): ArtifactReads {
  const list = (question: Question, signal?: AbortSignal): Promise<FileInfo[]> => {
    const paged = (pageToken: string | undefined): Question => ({
      ...question,
      query: [...(question.query ?? []), ['page_token', pageToken]],
    });
    return askAllPages(client, paged, { field: 'files', item: fileInfo }, maxFiles, signal);
  };

  return {
    async listArtifacts(owner, path = '', signal) {
      if (path !== '') checkPath(path);
      if ('runId' in owner) return list(runFolder(owner.runId, path), signal);
      if ('modelId' in owner) return list(modelFolder(owner.modelId, path), signal);
      const folder = await versionFolder(client, store, owner, signal);
      const below = [folder.path, path].filter((part) => part !== '').join('/');
      switch (folder.kind) {
        case 'model':
          return list(modelFolder(folder.modelId, path), signal);
        case 'run': {
          const files = await list(runFolder(folder.runId, below), signal);
          return files.map((file) => ({ ...file, path: without(folder.path, file.path) }));
        }
        case 'proxy': {
          const question = { endpoint: endpoints.listProxiedArtifacts, query: [['path', below]] } as const;
          // Unlike the others, this list gives the names alone.
          const prefix = path === '' ? '' : `${path}/`;
          return (await list(question, signal)).map((file) => ({ ...file, path: prefix + file.path }));
        }
      }
    },

    async readArtifact(owner, path, range, signal) {
      checkPath(path);
      if (range !== undefined) checkRange(range);
      const question = { ...fileOf(owner, path), ...(range !== undefined && { range }) };
      return client.ask(question, (reply, url) => readBytes(reply, url, range), signal);
    },

    async streamArtifact(owner, path, start, take, signal) {
      checkPath(path);
      const question = fileOf(owner, path);
      let at = start;
      const range = { start };
      const counted: Take = async (piece) => {
        await take(piece);
        at += piece.length;
      };
      await client.stream(
        () => {
          range.start = at;
          return { ...question, range: { ...range }, take: counted };
        },
        (reply, url) => readBytes(reply, url, range),
        signal,
      );
    },
  };
}

function runFolder(runId: string, path: string): Question {
  return {
    endpoint: endpoints.listRunArtifacts,
    query: [
      ['run_id', runId],
      ['path', path === '' ? undefined : path],
    ],
  };
}

function modelFolder(modelId: string, path: string): Question {
  const query = [['artifact_directory_path', path === '' ? undefined : path]] as const;
  return { endpoint: endpoints.listModelArtifacts, path: { modelId }, query };
}

function fileOf(owner: ArtifactOwner, path: string): Question {
  if ('runId' in owner)
    return {
      endpoint: endpoints.readRunArtifact,
      query: [
        ['run_id', owner.runId],
        ['path', path],
      ],
    };
  if ('modelId' in owner) {
    return {
      endpoint: endpoints.readModelArtifact,
      path: { modelId: owner.modelId },
      query: [['artifact_file_path', path]],
    };
  }
  const query = [
    ['name', owner.name],
    ['version', owner.version],
    ['path', path],
  ] as const;
  return { endpoint: endpoints.readVersionArtifact, query };
}

function checkPath(path: string): void {
  artifactSegments(path);
  const odd = path.includes('#') ? '"#"' : holdsCodes(path) ? 'a code such as "%20"' : undefined;
  if (odd === undefined) return;
  throw new StoreError(
    'unsupported',
    `MLflow's server does not hand out what has ${odd} in its path. Rename it, and log it again.`,
  );
}

function checkRange({ start, end }: ByteRange): void {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
    throw new StoreError('invalid', 'A part of a file goes from a byte to a later one.');
  }
  if (end - start > maxBytes.artifact)
    throw new StoreError('tooLarge', 'Podium reads at most 20 MiB of a file at once. Ask for a smaller part.');
}

/** A version's paths begin at its own folder, which lies somewhere below its run's. */
function without(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
