import * as v from 'valibot';
import { alike } from '../../base/alike.ts';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import { isSameStore, type Connection } from '../../connections/connection.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { FiguresAsk, ModelContent, ModelProtocol, ShownMove, VersionPage } from '../../protocol/model.ts';
import { aliasHistory, sawAliases } from '../../services/registry/aliasHistory.ts';
import type { Measure } from '../../services/registry/versionMetrics.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { findConnection } from '../findConnection.ts';
import { HeldVersions } from './heldVersions.ts';
import { modelActions, type ShownModel } from './modelActions.ts';
import { aliasesHeld, latestMoves, modelMoves } from './modelMoves.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { versionComparison } from './versionComparison.ts';
import { versionFigures } from './versionFigures.ts';
import { peoplesTags, versionRow } from './versionRow.ts';
import { versionSizes } from './versionSizes.ts';
import { VersionSources } from './versionSources.ts';

const mostVersionsAtOnce = 250;
const mostDescription = 2_000;

/** As long as somebody looks, what others move is seen after so long: two questions to a server. */
const lookAgainMs = 30_000;

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
  const { connections, registry, state } = context;
  const { connectionId, name } = identity;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  let shown: Read | undefined;
  let last: ModelContent | undefined;
  let generation = 0;
  let sources = new VersionSources();
  const metrics = new Map<string, Measure>();

  const readAll = (): void => {
    last = undefined;
    changed.fire();
  };
  owned.add(
    registry.onDidChange((model) => {
      if (model.name === name && (!shown || isSameStore(model.connection, shown.connection))) readAll();
    }),
  );
  const current = (): Read => {
    if (shown) return shown;
    throw new StoreError('notFound', 'The model was not read yet. Try again.');
  };
  const acted = (): ShownModel => {
    const { connection, model, versions } = current();
    return { connection, model, version: (version) => versions.get(version), run: (runId) => sources.run(runId) };
  };
  const moves = ({ versions }: Read): readonly ShownMove[] => modelMoves(aliasHistory(state, identity, versions.known));

  /** Whether the server knows aliases is asked only where there are none. */
  async function modelIn(store: Store, signal: AbortSignal): Promise<readonly [RegisteredModel, boolean]> {
    const model = await store.getRegisteredModel(name, signal);
    const hasAliases = Object.keys(model.aliases).length > 0 || (await store.capabilities(signal)).aliases;
    return [model, hasAliases];
  }

  /** Versions that got an alias since the last look, or of which nothing is known. */
  const holdersToRead = ({ aliases }: RegisteredModel, versions: HeldVersions): readonly string[] => {
    const moved = Object.entries(aliases).filter(
      ([alias, version]) => shown?.model.aliases[alias] !== version || !versions.get(version),
    );
    return [...new Set(moved.map(([, version]) => version))];
  };

  async function read(signal: AbortSignal): Promise<ModelContent> {
    const connection = await findConnection(connections, connectionId);
    const versions = new HeldVersions(name, shown?.versions.known);
    const [model, hasAliases, canChange] = await connections.ask(connection, async (store) => {
      const [found] = await Promise.all([modelIn(store, signal), versions.readMore(store, signal)]);
      await versions.readBeside(store, holdersToRead(found[0], versions), signal);
      return [...found, store.writer !== undefined] as const;
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
      first: { rows: versions.all.map(versionRow), goesOn: versions.goesOn, ...latestMoves(known) },
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
          return {
            rows: versions.all.slice(from).map(versionRow),
            goesOn: versions.goesOn,
            ...latestMoves(moves(model)),
          };
        },
      },
      figures: {
        ask: v.object({
          versions: v.pipe(v.array(v.string()), v.maxLength(mostVersionsAtOnce)),
          metric: v.exactOptional(v.string()),
        }),
        answer: async ({ versions: asked, metric }: FiguresAsk, signal) => {
          const { connection, model, versions } = current();
          const reading = sources;
          const wanted = asked.flatMap((version) => versions.get(version) ?? []);
          const champion = versions.get(model.aliases['champion'] ?? '');
          const read = champion ? [champion, ...wanted] : wanted;
          await connections.ask(connection, (store) => reading.read(store, read, signal));
          return versionFigures(wanted, reading, metrics, metric, champion);
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
          return connections.ask(connection, (store) =>
            versionComparison(store, [one, other], sources, chosen, signal),
          );
        },
      },
      sizes: versionSizes(() => {
        const { connection, versions } = current();
        return { get: (version) => versions.get(version), ask: (question) => connections.ask(connection, question) };
      }),
      ...modelActions(acted, context, readAll),
    },
    intervalMs: () => lookAgainMs,
    forget: () => {
      last = undefined;
      sources = new VersionSources();
      metrics.clear();
    },
    onDidChange: changed.event,
    node: () => shown && { kind: 'model', connection: shown.connection, model: shown.model },
    dispose: () => owned.dispose(),
  };
}
