import * as v from 'valibot';
import { plainText } from '../../base/plainText.ts';
import type { DiffKind, PromoteAsk, PromotionAct, ProposedContent } from '../../protocol/promotion.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import {
  agreedPromotion,
  type ProposedPromotion,
  type WantedPromotion,
} from '../../services/registry/proposePromotion.ts';
import { aliasesAddress } from '../../services/registry/registryTexts.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { VersionFacts } from '../../policy/promotionFacts.ts';
import type { PageContext } from '../page.ts';
import type { PromotionAgreed } from './promotionAgreed.ts';

/** A promotion as it was read last. */
export interface ShownPromotion {
  readonly wanted: WantedPromotion;
  readonly proposed: ProposedPromotion;
  readonly content: ProposedContent;
}

const act = v.variant('action', [
  v.object({ action: v.literal('setTag'), key: v.string() }),
  v.object({ action: v.picklist(['editDescription', 'openPolicy', 'openModel', 'undo', 'close']) }),
  v.object({ action: v.literal('openRun'), version: v.string() }),
  v.object({
    action: v.literal('diff'),
    diff: v.picklist(['registry', 'requirements', 'signature', 'params', 'commits']),
  }),
]);

/** What a person can do on the page of a promotion. Whatever changes something is a command. */
export function promotionActions(
  current: (generation?: number) => ShownPromotion,
  agreed: PromotionAgreed,
  context: PageContext,
  policyPath: () => string | undefined,
) {
  const { execute, ui } = context;
  const versionNode = ({ version }: VersionFacts): NodeOf<'version'> => ({
    kind: 'version',
    connection: current().wanted.connection,
    version,
  });

  async function open(asked: PromotionAct): Promise<void> {
    const path = policyPath();
    if (asked.action === 'openPolicy' && path !== undefined) return ui.openFile(path);
    if (asked.action === 'close') return execute('workbench.action.closeActiveEditor');
    const { candidate, holder } = current().proposed.facts;
    const node = versionNode(candidate);
    const { connection, version } = node;
    switch (asked.action) {
      case 'setTag': {
        const { key } = asked;
        const tag: Node = { kind: 'tag', connection, owner: { version }, key, value: version.tags[key] ?? '' };
        return execute('podium.models.setTag', tag);
      }
      case 'editDescription':
        return execute('podium.models.editDescription', node);
      case 'openModel':
        return execute('podium.model.show', node);
      case 'undo':
        return execute('podium.models.undoPromotion', node);
      case 'openRun': {
        const found = [candidate, holder].find((one) => one?.version.version === asked.version);
        return found && execute('podium.models.openSourceRun', versionNode(found));
      }
      case 'diff':
        return compare(asked.diff);
      default:
    }
  }

  async function compare(diff: DiffKind): Promise<void> {
    const { wanted, proposed } = current();
    const { connection, model, version, alias } = wanted;
    if (diff === 'registry') {
      const title = `${plainText(model, 60)}: aliases now ↔ with @${plainText(alias, 40)} at version ${plainText(version, 20)}`;
      const [before, after] = [aliasesAddress(connection, model), aliasesAddress(connection, model, proposed.move)];
      return ui.compareDocuments(title, before, after);
    }
    const { candidate, holder } = proposed.facts;
    if (!holder) throw gone();
    const nodes = [holder, candidate].flatMap((facts): readonly Node[] => {
      if (diff === 'params' || diff === 'commits')
        return 'known' in facts.run ? [{ kind: 'run', connection, run: facts.run.known }] : [];
      const { name, version: number } = facts.version;
      const path = diff === 'signature' ? 'MLmodel' : 'requirements.txt';
      const owner = { name, version: number };
      return [{ kind: 'artifact', connection, owner, ownerName: `${name} ${number}`, file: { path, isDir: false } }];
    });
    if (nodes.length < 2) throw gone();
    return execute(commandOf[diff], nodes[0], nodes);
  }

  return {
    promote: {
      ask: v.object({
        generation: v.number(),
        why: v.pipe(v.string(), v.maxLength(10_000)),
        override: v.boolean(),
        typed: v.string(),
      }),
      answer: async (asked: PromoteAsk): Promise<undefined> => {
        const { wanted, proposed, content } = current(asked.generation);
        const problem = problemWith(asked, content);
        if (problem !== undefined) throw new StoreError('invalid', problem);
        await agreed.carryOut(
          versionNode(proposed.facts.candidate),
          agreedPromotion(wanted, proposed, asked.why.trim()),
        );
        return undefined;
      },
    },
    act: {
      ask: act,
      answer: async (asked: PromotionAct): Promise<undefined> => {
        await open(asked);
        return undefined;
      },
    },
  };
}

const commandOf = {
  requirements: 'podium.compare.file',
  signature: 'podium.compare.file',
  params: 'podium.compare.params',
  commits: 'podium.compare.commits',
} as const;

/** Why what a page asks for is not what may be done; a page is not trusted. */
function problemWith(
  { why, override, typed }: PromoteAsk,
  { obstacle, isHeld, policy, model }: ProposedContent,
): string | undefined {
  if (obstacle !== undefined) return obstacle;
  if (isHeld) return 'The version has this alias already.';
  if (!policy.isMet && !(policy.mayOverride && override)) return 'Not all that the policy asks for is met.';
  if (!policy.isMet && why.trim() === '') return 'Give a reason why the policy is overridden.';
  return policy.typeModelName && typed !== model ? `Type the model's name, ${plainText(model, 100)}.` : undefined;
}

function gone(): StoreError {
  return new StoreError('notFound', 'One of the two is not there any more. Read the page again.');
}
