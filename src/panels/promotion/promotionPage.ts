import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import type { PromotionContent, PromotionProtocol, ProposedContent } from '../../protocol/promotion.ts';
import { aliasHistory, sawAliases } from '../../services/registry/aliasHistory.ts';
import { everyVersion } from '../../services/registry/everyVersion.ts';
import { promotionFacts } from '../../services/registry/promotionFacts.ts';
import { proposePromotion, whyNoMove, type WantedPromotion } from '../../services/registry/proposePromotion.ts';
import { given } from '../../stores/given.ts';
import { StoreError } from '../../stores/storeError.ts';
import { findConnection } from '../findConnection.ts';
import { aliasesHeld, modelMoves } from '../model/modelMoves.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { promotionActions, type ShownPromotion } from './promotionActions.ts';
import { PromotionAgreed } from './promotionAgreed.ts';
import { promotionContent } from './promotionContent.ts';
import { promotionDifferences } from './promotionDifferences.ts';

/** What comes first; the other things are asked for by the page when this is seen. */
const besides = { holder: true, figures: true, signatures: false, environments: false };
const others = { holder: true, figures: false, signatures: true, environments: true };

const asRead = v.object({ generation: v.number() });

/** A version that is to get an alias: what changes by it, how it stands with the policy, and how it ended. */
export function promotionPage(
  identity: IdentityOf<'promotion'>,
  context: PageContext,
  now: () => number = Date.now,
): Page<PromotionProtocol> {
  const { connections, state, registry, workspace } = context;
  const { connectionId, name: model, version, alias, removes } = identity;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  const agreed = owned.add(new PromotionAgreed(context, () => changed.fire()));
  let shown: ShownPromotion | undefined;
  let policyPath: string | undefined;
  let generation = 0;

  owned.add(
    registry.onDidChange(({ name, connection }) => {
      // What is being moved from here is told when that is over.
      if (name === model && connection.id === connectionId && !agreed.isUnderway) changed.fire();
    }),
  );
  const current = (read = generation): ShownPromotion => {
    if (shown?.content.generation === read) return shown;
    throw new StoreError('conflict', 'This was read anew meanwhile. Look at it again.');
  };
  const withState = (content: ProposedContent): ProposedContent => ({
    ...content,
    isUnderway: agreed.isUnderway,
    ...given('result', agreed.result),
  });

  async function read(signal: AbortSignal): Promise<PromotionContent> {
    // What was agreed to stays as it was seen then.
    if (shown && (agreed.isUnderway || agreed.isDone)) return withState(shown.content);
    try {
      return await readAnew(signal);
    } catch (error) {
      // How it ended is to be said, also where nobody can tell how things stand now.
      if (!shown || !agreed.wasBegun || !(error instanceof StoreError)) throw error;
      return { ...withState(shown.content), obstacle: error.message };
    }
  }

  async function readAnew(signal: AbortSignal): Promise<PromotionContent> {
    const connection = await findConnection(connections, connectionId);
    const wanted: WantedPromotion = { connection, model, version, alias, ...given('removes', removes) };
    const [proposed, canChange] = await Promise.all([
      proposePromotion(context, wanted, signal, besides),
      connections.ask(connection, (store) => Promise.resolve(store.writer !== undefined)),
    ]);
    policyPath = proposed.policyPath;
    if ('mistake' in proposed) {
      shown = undefined;
      return { kind: 'mistaken', title: `Promote ${model} ${version} to @${alias}`, mistake: proposed.mistake };
    }
    const readMs = now();
    await sawAliases(state, { connectionId, name: model }, proposed.facts.aliases, readMs);
    const obstacle =
      whyNoMove(workspace) ??
      (canChange ? undefined : `Podium only reads ${connection.name}: nothing can be moved there.`);
    const content = {
      ...promotionContent(wanted, proposed, state.get('metricDirections') ?? {}),
      ...given('obstacle', obstacle),
      ...{ readMs, generation: ++generation, isUnderway: false },
    };
    shown = { wanted, proposed, content };
    return withState(content);
  }

  return {
    read,
    answers: {
      history: {
        ask: asRead,
        answer: async ({ generation: read }, signal) => {
          const { wanted, proposed } = current(read);
          const holder = proposed.facts.aliases[alias];
          if (holder === undefined) return {};
          const versions = await connections.ask(wanted.connection, (store) => everyVersion(store, model, signal));
          const moves = modelMoves(aliasHistory(state, { connectionId, name: model }, versions));
          return { ...given('since', aliasesHeld({ [alias]: holder }, moves)[0]?.since) };
        },
      },
      differences: {
        ask: asRead,
        answer: async ({ generation: read }, signal) => {
          const { wanted, proposed } = current(read);
          const { candidate, holder } = proposed.facts;
          if (!holder) return [];
          const files = await connections.ask(wanted.connection, (store) =>
            promotionFacts(store, { model, to: { version }, alias }, others, signal),
          );
          if (files.holder?.version.version !== holder.version.version)
            throw new StoreError('conflict', `@${alias} was moved meanwhile. Read the page again.`);
          const { run, loggedModel } = holder;
          return promotionDifferences(
            { ...files.holder, run, loggedModel },
            { ...files.candidate, run: candidate.run, loggedModel: candidate.loggedModel },
          );
        },
      },
      ...promotionActions(current, agreed, context, () => policyPath),
    },
    intervalMs: () => 0,
    onDidChange: changed.event,
    forget: () => agreed.forget(),
    node: () => {
      if (!shown) return undefined;
      const { wanted, proposed } = shown;
      return { kind: 'version', connection: wanted.connection, version: proposed.facts.candidate.version };
    },
    dispose: () => owned.dispose(),
  };
}
