import * as v from 'valibot';
import type { Connection } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { Run } from '../../model/run.ts';
import type { CopyAsk, ModelAct, ModelAction } from '../../protocol/model.ts';
import { mlflowUri } from '../../services/mlflowUri.ts';
import { loadLines, serveLines, type ModelAddress } from '../../services/registry/modelSnippets.ts';
import type { Node } from '../../services/node.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';

const commandOf: { readonly [Action in ModelAction]: string } = {
  promote: 'podium.models.promote',
  promoteChallenger: 'podium.models.promoteChallenger',
  setAlias: 'podium.models.setAlias',
  removeAlias: 'podium.models.removeAlias',
  rollBackAlias: 'podium.models.rollBackAlias',
  undoPromotion: 'podium.models.undoPromotion',
  transitionStage: 'podium.models.transitionStage',
  copyVersion: 'podium.models.copyVersion',
  deleteVersion: 'podium.models.deleteVersion',
  editDescription: 'podium.models.editDescription',
  setTag: 'podium.models.setTag',
  removeTag: 'podium.models.removeTag',
  openSourceRun: 'podium.models.openSourceRun',
  artifactSizes: 'podium.artifact.sizes',
  exportTrail: 'podium.models.exportTrail',
  holderAt: 'podium.models.holderAt',
  modelCard: 'podium.model.card',
};
const actions = Object.keys(commandOf) as readonly ModelAction[];

/** The model of a page, since it was read. */
export interface ShownModel {
  readonly connection: Connection;
  readonly model: RegisteredModel;
  readonly version: (version: string) => ModelVersion | undefined;
  /** A source run that was read. */
  readonly run: (runId: string) => Run | undefined;
}

/** What a person can do on the page of a model, which names only what it was told of. Whatever changes the registry is a command. */
export function modelActions(current: () => ShownModel, { execute, ui }: PageContext, onFailed: () => void) {
  function nodeOf({ version, alias }: Omit<ModelAct, 'action'>): Node | undefined {
    const { connection, model, version: find } = current();
    if (alias !== undefined) {
      const held = model.aliases[alias];
      return held === undefined ? undefined : { kind: 'alias', connection, model, alias, version: held };
    }
    if (version === undefined) return { kind: 'model', connection, model };
    const found = find(version);
    return found && { kind: 'version', connection, version: found };
  }

  return {
    act: {
      ask: v.object({
        action: v.picklist(actions),
        version: v.exactOptional(v.string()),
        alias: v.exactOptional(v.string()),
      }),
      answer: async (act: ModelAct): Promise<undefined> => {
        const node = nodeOf(act);
        if (!node) throw gone();
        try {
          await done(execute(commandOf[act.action], node));
        } catch (error) {
          // It may be that others were faster: what is so is shown beside what is said.
          onFailed();
          throw error;
        }
        return undefined;
      },
    },
    openRun: {
      ask: v.object({ version: v.string() }),
      answer: async ({ version }: { readonly version: string }): Promise<undefined> => {
        const { connection, version: find, run: runOf } = current();
        const run = runOf(find(version)?.runId ?? '');
        if (!run) throw gone();
        await done(execute('podium.run.open', { kind: 'run', connection, run }));
        return undefined;
      },
    },
    copy: {
      ask: v.object({
        what: v.picklist(['uri', 'load', 'servePosix', 'servePowershell']),
        version: v.exactOptional(v.string()),
        alias: v.exactOptional(v.string()),
      }),
      answer: async ({ what, ...which }: CopyAsk): Promise<undefined> => {
        const node = nodeOf(which);
        const uri = node && mlflowUri(node);
        if (uri === undefined) throw gone();
        const text = textFor(what, { uri, connection: current().connection });
        if (text === undefined)
          throw new StoreError(
            'unsupported',
            'The name holds characters that no shell takes safely. Load it in Python.',
          );
        await ui.copy(text);
        return undefined;
      },
    },
  };
}

function textFor(what: CopyAsk['what'], address: ModelAddress): string | undefined {
  switch (what) {
    case 'uri':
      return address.uri;
    case 'load':
      return loadLines(address, 'python_function');
    case 'servePosix':
      return serveLines(address).posix;
    case 'servePowershell':
      return serveLines(address).powershell;
  }
}

async function done(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    // A page shows only what stores say: this is as much of an answer.
    if (error instanceof UserError) throw new StoreError('invalid', error.message, { cause: error });
    throw error;
  }
}

function gone(): StoreError {
  return new StoreError('notFound', 'The page names something that is not there any more. Refresh it.');
}
