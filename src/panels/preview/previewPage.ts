import * as v from 'valibot';
import { DocumentThread } from '../../preview/documentThread.ts';
import type { ReaderCall, ReaderCalls } from '../../preview/threadProtocol.ts';
import type { ModelCard } from '../../protocol/modelCard.ts';
import type { DocumentContent, PreviewContent, PreviewProtocol } from '../../protocol/preview.ts';
import { artifactScheme } from '../../services/artifacts/artifactAddress.ts';
import { artifactNodeAt } from '../../services/artifacts/artifactNode.ts';
import type { NodeOf } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { Answerer, IdentityOf, Page, PageContext } from '../page.ts';
import { modelEnvironment } from './modelEnvironment.ts';
import { modelAddress, modelUse } from './modelUse.ts';
import type { PreviewSource } from './inPieces.ts';
import { previewSource } from './previewSource.ts';

interface Opened {
  readonly version: string;
  readonly generation: number;
  readonly thread: DocumentThread;
  readonly content: PreviewContent;
  readonly source: PreviewSource;
}

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const filter = v.object({
  text: v.string(),
  columns: v.array(v.object({ column: place, asked: v.string() })),
});
const arrangement = v.object({
  filter,
  sort: v.exactOptional(v.object({ column: place, descending: v.boolean() })),
});
const textNames = /\.(csv|tsv|tab|jsonl|ndjson|geojson|json)$|^MLmodel$/i;
/** More rows, or columns, nobody sees at once. */
const mostSeen = 500;

/** One file, read by a thread of its own as it is looked at, and anew when it has changed. */
export function previewPage(identity: IdentityOf<'preview'>, context: PageContext): Page<PreviewProtocol> {
  const isArtifact = identity.scheme === artifactScheme;
  const find = previewSource(identity, context);
  const { connections, ui, workspacePackages } = context;
  let opened: Opened | undefined;
  let name = '';
  let node: NodeOf<'artifact'> | undefined;
  let isClosed = false;

  const close = (): void => {
    opened?.thread.dispose();
    opened = undefined;
  };
  const thread = (): DocumentThread => {
    if (opened) return opened.thread;
    throw notOpen();
  };
  const openCard = (): { readonly card: ModelCard; readonly source: PreviewSource } => {
    if (opened?.content.document.kind !== 'card') throw notOpen();
    return { card: opened.content.document, source: opened.source };
  };
  const answerOf = <Call extends ReaderCall>(
    call: Call,
    ask: v.GenericSchema<unknown, ReaderCalls[Call]['ask']>,
  ): Answerer<ReaderCalls[Call]['ask'], ReaderCalls[Call]['answer']> => ({
    ask,
    answer: (asked, signal) => thread().ask(call, asked, signal),
  });

  return {
    async read(signal) {
      const source = await find(signal);
      name = source.name;
      if (isArtifact) node = await artifactNodeAt(connections, identity);
      if (opened?.version !== source.version) {
        const generation = (opened?.generation ?? 0) + 1;
        close();
        const reader = new DocumentThread(name, source);
        try {
          const document = await reader.open(signal);
          signal.throwIfAborted();
          if (isClosed) throw new StoreError('notFound', 'This preview was closed.');
          const { version, sizeBytes } = source;
          const about = { title: titleOf(document, identity, name), name, sizeBytes, isText: textNames.test(name) };
          opened = { version, generation, thread: reader, source, content: { ...about, generation, document } };
        } finally {
          if (opened?.thread !== reader) reader.dispose();
        }
      }
      return opened.content;
    },
    answers: {
      count: answerOf('count', v.null()),
      arrange: answerOf('arrange', arrangement),
      rows: answerOf(
        'rows',
        v.pipe(
          v.object({ arrangement, from: place, to: place, fromColumn: place, toColumn: place }),
          v.check((ask) => ask.to - ask.from <= mostSeen && ask.toColumn - ask.fromColumn <= mostSeen),
        ),
      ),
      cell: answerOf('cell', v.object({ arrangement, row: place, column: place })),
      statistics: answerOf('statistics', v.object({ filter, column: place })),
      modelUse: {
        ask: v.null(),
        answer: async (_, signal) => {
          const { card, source } = openCard();
          return modelUse(card, source, await modelAddress(identity, connections), signal);
        },
      },
      modelEnvironment: {
        ask: v.null(),
        answer: (_, signal) => {
          const { card, source } = openCard();
          return modelEnvironment(card, source, workspacePackages, signal);
        },
      },
      showSizes: {
        ask: v.null(),
        answer: async () => {
          if (!node) throw notOpen();
          const { path } = node.file;
          const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
          await context.execute('podium.artifact.sizes', { ...node, file: { path: folder, isDir: true } });
          return undefined;
        },
      },
      copy: {
        ask: v.object({ text: v.string() }),
        answer: async ({ text }) => {
          await ui.copy(text);
          return undefined;
        },
      },
      export: {
        ask: arrangement,
        answer: async (asked, signal) => {
          const bytes = await thread().ask('export', asked, signal);
          return ui.saveFile(`${name.replace(/\.\w+$/, '')}-rows.csv`, bytes);
        },
      },
      openAsText: {
        ask: v.null(),
        answer: async () => {
          await ui.openAsText(identity);
          return undefined;
        },
      },
    },
    intervalMs: () => (isArtifact ? 0 : lookAgainMs(opened?.content.sizeBytes ?? 0)),
    node: () => node,
    forget: close,
    dispose: () => {
      isClosed = true;
      close();
    },
  };
}

/** As the editors of texts are called, after whose artifact it is, which stands in the address; a card as the folder is in which the model lies. */
function titleOf({ kind }: DocumentContent, { scheme, path }: IdentityOf<'preview'>, name: string): string {
  const [, owner = ''] = path.split('/');
  const folder = path.split(/[/\\]/).slice(0, -1);
  if (kind === 'card') return `${folder.at(-1) ?? 'MLmodel'} · model card`;
  return scheme === artifactScheme ? `${name} · ${owner}` : name;
}

function notOpen(): StoreError {
  return new StoreError('notFound', 'This file is not open any more. Refresh to read it again.');
}

/** MLflow's artifacts are written once; other files change, and a large one that goes on growing shall not be read all the time. */
function lookAgainMs(sizeBytes: number): number {
  return Math.min(20_000, 1_000 + sizeBytes / 50_000);
}
