import * as v from 'valibot';
import { alike } from '../base/alike.ts';
import { Emitter } from '../base/emitter.ts';
import { Owned } from '../base/owned.ts';
import type { Connection } from '../connections/connection.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import type { FiguresAsk, ModelContent, ModelProtocol, ShownMove, VersionPage } from '../protocol/model.ts';
import { aliasHistory, sawAliases } from '../services/aliasHistory.ts';
import type { Node } from '../services/node.ts';
import { StoreError } from '../stores/storeError.ts';
import { findConnection } from './findConnection.ts';
import { HeldVersions } from './heldVersions.ts';
import { modelActions, type ShownModel } from './modelActions.ts';
import { aliasesHeld, modelMoves } from './modelMoves.ts';
import type { IdentityOf, Page, PageContext } from './page.ts';
import { SourceRuns } from './sourceRuns.ts';
import { versionComparison } from './versionComparison.ts';
import { versionFigures } from './versionFigures.ts';
import { peoplesTags, versionRow } from './versionRow.ts';

const mostVersionsAtOnce = 250;
const mostDescription = 2_000;

/** Changes of these are nothing that the page shows. */
const aboutRuns: readonly Node['kind'][] = ['run', 'experiment'];

interface Read {
  readonly connection: Connection;
  readonly model: RegisteredModel;
  readonly versions: HeldVersions;
}

/** A registered model: its versions, as far as somebody looks at them, its aliases and where these came from. */
export function modelPage(
  identity: IdentityOf<'model'>,
  context: PageContext,
  now: () => number = Date.now,
): Page<ModelProtocol> {
  const { connections, changes, state } = context;
  const { connectionId, name } = identity;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  let shown: Read | undefined;
  let last: ModelContent | undefined;
  let generation = 0;
  let runs = new SourceRuns();

  const forget = (): void => {
    last = undefined;
    runs = new SourceRuns();
  };
  const readAll = (): void => {
    forget();
    changed.fire();
  };
  owned.add(
    changes.onDidChange(({ edits, move }) => {
      if (move ? move.model === name : edits.some(({ field: { of } }) => !aboutRuns.includes(of.kind))) readAll();
    }),
  );
  const current = (): Read => {
    if (shown) return shown;
    throw new StoreError('notFound', 'The model was not read yet. Try again.');
  };
  const acted = (): ShownModel => {
    const { connection, model, versions } = current();
    return { connection, model, version: (version) => versions.get(version), run: (runId) => runs.get(runId) };
  };
  const moves = ({ versions }: Read): readonly ShownMove[] => modelMoves(aliasHistory(state, identity, versions.all));

  async function read(signal: AbortSignal): Promise<ModelContent> {
    const connection = await findConnection(connections, connectionId);
    const versions = new HeldVersions(name);
    const [model, { aliases: hasAliases }, canChange] = await connections.ask(connection, async (store) => {
      const first = versions.readMore(store, signal);
      const [found, can] = await Promise.all([
        store.getRegisteredModel(name, signal),
        store.capabilities(signal),
        first,
      ]);
      return [found, can, store.writer !== undefined] as const;
    });
    if (hasAliases) await sawAliases(state, identity, model.aliases, now());
    const next: Read = { connection, model, versions };
    const known = moves(next);
    const content: ModelContent = {
      title: model.name,
      name: model.name,
      description: model.description.slice(0, mostDescription),
      store: connection.name,
      hasAliases,
      canChange,
      aliases: aliasesHeld(model.aliases, known),
      tags: peoplesTags(model.tags),
      generation,
      first: { rows: versions.all.map(versionRow), goesOn: versions.goesOn, moves: known },
    };
    // As long as nothing is new, what was read of the other versions still stands.
    if (last && alike(last, content)) return last;
    shown = next;
    last = { ...content, generation: ++generation };
    return last;
  }

  return {
    read,
    answers: {
      more: {
        ask: v.object({ from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
        answer: async ({ from }, signal): Promise<VersionPage> => {
          const model = current();
          const { connection, versions } = model;
          if (from >= versions.all.length && versions.goesOn)
            await connections.ask(connection, (store) => versions.readMore(store, signal));
          return { rows: versions.all.slice(from).map(versionRow), goesOn: versions.goesOn, moves: moves(model) };
        },
      },
      figures: {
        ask: v.object({
          versions: v.pipe(v.array(v.string()), v.maxLength(mostVersionsAtOnce)),
          metric: v.exactOptional(v.string()),
        }),
        answer: async ({ versions: asked, metric }: FiguresAsk, signal) => {
          const { connection, model, versions } = current();
          const reading = runs;
          const wanted = asked.flatMap((version) => versions.get(version) ?? []);
          const champion = versions.get(model.aliases['champion'] ?? '');
          const runIds = [...(champion ? [champion] : []), ...wanted].map(({ runId }) => runId);
          await connections.ask(connection, (store) => reading.read(store, runIds, signal));
          return versionFigures(wanted, reading, metric, champion);
        },
      },
      compare: {
        ask: v.object({ versions: v.pipe(v.tuple([v.string(), v.string()]), v.readonly()) }),
        answer: async ({ versions: asked }, signal) => {
          const { connection, versions } = current();
          const [one, other] = asked.map((version) => versions.get(version));
          if (!one || !other)
            throw new StoreError('notFound', 'One of the two versions is not there any more. Choose another one.');
          const chosen = state.get('metricDirections') ?? {};
          return connections.ask(connection, (store) => versionComparison(store, [one, other], runs, chosen, signal));
        },
      },
      ...modelActions(acted, context, readAll),
    },
    intervalMs: () => 0,
    forget,
    onDidChange: changed.event,
    node: () => shown && { kind: 'model', connection: shown.connection, model: shown.model },
    dispose: () => owned.dispose(),
  };
}
