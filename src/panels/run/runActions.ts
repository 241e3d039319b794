import * as v from 'valibot';
import { UserError } from '../../host/ui.ts';
import type { Run } from '../../model/run.ts';
import type { Revealed, RunAction, ShownModel } from '../../protocol/run.ts';
import { experimentNode } from '../../services/runs/runView.ts';
import type { NodeOf } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import type { runModels } from './runModels.ts';
import type { runRelatives } from './runRelatives.ts';
import type { CurrentRun } from './shownRun.ts';

const commandOf: { readonly [Action in RunAction]: string } = {
  editNote: 'podium.run.editNote',
  setTag: 'podium.run.setTag',
  restore: 'podium.run.restore',
  checkOutCommit: 'podium.run.checkOutCommit',
  artifactSizes: 'podium.artifact.sizes',
  showImages: 'podium.images.show',
};

const modelCard = 'podium.model.card';

interface Parts {
  readonly relatives: ReturnType<typeof runRelatives>;
  readonly models: ReturnType<typeof runModels>;
  /** Where the note leads to. */
  readonly links: () => ReadonlySet<string>;
}

/** What a person can do from the page of a run. A page names only what it was told of; whatever changes something is a command. */
export function runActions(current: CurrentRun, { execute, trees, state, ui }: PageContext, parts: Parts) {
  const nodeOf = (run: Run): NodeOf<'run'> => ({ kind: 'run', connection: current().connection, run });
  const node = (): NodeOf<'run'> => nodeOf(current().run);

  return {
    openCharts: {
      ask: v.object({ metric: v.exactOptional(v.string()) }),
      answer: ({ metric: key }: { readonly metric?: string }) => {
        const { connection, run } = current();
        const latest = key === undefined ? undefined : run.latestMetrics[key];
        const metric: NodeOf<'metric'> | undefined =
          key !== undefined && latest ? { kind: 'metric', connection, run, key, latest } : undefined;
        return done(execute('podium.charts.open', metric ?? node()));
      },
    },
    openRun: {
      ask: v.object({ runId: v.string() }),
      answer: ({ runId }: { readonly runId: string }) => {
        const run = parts.relatives.named.get(runId);
        return run ? done(execute('podium.run.open', nodeOf(run))) : unknown('a run');
      },
    },
    reveal: {
      ask: v.variant('kind', [
        v.object({ kind: v.literal('experiment') }),
        v.object({ kind: v.literal('run') }),
        v.object({ kind: v.literal('version'), name: v.string(), version: v.string() }),
      ]),
      answer: async (what: Revealed, signal: AbortSignal) => {
        const { connection } = current();
        if (what.kind === 'run') return done(trees.reveal(node()));
        if (what.kind === 'experiment') {
          const experiment = await parts.relatives.readExperiment(signal);
          return done(trees.reveal(experimentNode(state, connection, experiment)));
        }
        const version = parts.models.version(what.name, what.version);
        return version ? done(trees.reveal({ kind: 'version', connection, version })) : unknown('a version');
      },
    },
    openModel: {
      ask: v.object({ name: v.string(), version: v.string() }),
      answer: (which: { readonly name: string; readonly version: string }) => {
        const version = parts.models.version(which.name, which.version);
        const { connection } = current();
        return version
          ? done(execute('podium.model.show', { kind: 'version', connection, version }))
          : unknown('a version');
      },
    },
    openModelCard: {
      ask: v.variant('kind', [
        v.object({ kind: v.literal('loggedModel'), modelId: v.string() }),
        v.object({ kind: v.literal('version'), name: v.string(), version: v.string() }),
      ]),
      answer: (what: ShownModel) => {
        const { connection } = current();
        if (what.kind === 'version') {
          const version = parts.models.version(what.name, what.version);
          return version ? done(execute(modelCard, { kind: 'version', connection, version })) : unknown('a version');
        }
        const ownerName = parts.models.loggedModel(what.modelId);
        if (ownerName === undefined) return unknown('a model');
        const folder: NodeOf<'artifact'> = {
          kind: 'artifact',
          connection,
          owner: { modelId: what.modelId },
          ownerName,
          file: { path: '', isDir: true },
        };
        return done(execute(modelCard, folder));
      },
    },
    act: {
      ask: v.object({
        action: v.picklist(['editNote', 'setTag', 'restore', 'checkOutCommit', 'artifactSizes', 'showImages']),
      }),
      answer: ({ action }: { readonly action: RunAction }) => done(execute(commandOf[action], node())),
    },
    editTag: {
      ask: v.object({ key: v.string(), remove: v.boolean() }),
      answer: ({ key, remove }: { readonly key: string; readonly remove: boolean }) => {
        const { connection, run } = current();
        const value = run.tags[key];
        if (value === undefined) return unknown('a tag');
        const tag: NodeOf<'tag'> = { kind: 'tag', connection, owner: { run }, key, value };
        return done(execute(remove ? 'podium.run.removeTag' : 'podium.run.setTag', tag));
      },
    },
    copy: {
      ask: v.object({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
      answer: ({ text }: { readonly text: string }) => done(ui.copy(text)),
    },
    openLink: {
      ask: v.object({ href: v.string() }),
      answer: ({ href }: { readonly href: string }) =>
        parts.links().has(href) ? done(ui.openExternal(href)) : unknown('a link'),
    },
  };
}

async function done(work: Promise<void>): Promise<undefined> {
  try {
    await work;
  } catch (error) {
    // A page shows only what stores say: this is as much of an answer.
    if (error instanceof UserError) throw new StoreError('invalid', error.message, { cause: error });
    throw error;
  }
  return undefined;
}

function unknown(what: string): Promise<undefined> {
  return Promise.reject(new StoreError('notFound', `The page names ${what} that is not there any more. Refresh it.`));
}
