import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { keyed, type Keyed } from '../../base/keyed.ts';
import { pathName } from '../../base/pathName.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Texts } from '../../host/texts.ts';
import type { DocumentAddress } from '../../host/ui.ts';
import type { AliasMove } from '../../promotion/aliasMove.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { App } from '../app.ts';
import { connectionWith } from '../connectionWith.ts';
import { namedTexts } from '../runs/namedTexts.ts';
import { shortId } from '../shortId.ts';

/** The scheme of what a registry holds, as texts. */
export const registryScheme = 'podium-registry';

/**
 * `podium-registry:/churn/aliases.yaml?store=…&name=churn`: which version has which alias, now; or as it would be after a move, which stands in the
 * address, so that both sides of a difference are found again after the window was reloaded.
 */
export function aliasesAddress(connection: Connection, name: string, move: AliasMove = []): DocumentAddress {
  const query = new URLSearchParams({ store: shortId(connection), name });
  for (const { alias, to } of move) query.append('move', JSON.stringify([alias, to ?? null]));
  return { scheme: registryScheme, path: `/${pathName(name)}/aliases.yaml`, query: query.toString() };
}

/** Read when it is looked at, and again after Podium changed a registry. */
export function registryTexts({ connections, registry }: Pick<App, 'connections' | 'registry'>): Texts {
  const changed = new Emitter<void>();
  registry.onDidChange(() => changed.fire());
  return {
    scheme: registryScheme,
    onDidChange: changed.event,
    async read(query, signal) {
      const { store, name, moves } = aliasesIn(query);
      const connection = await connectionWith(connections, store);
      const { aliases } = await connections.ask(connection, (opened) => opened.getRegisteredModel(name, signal));
      return namedTexts(moved(aliases, moves));
    },
  };
}

type Moved = readonly [alias: string, version: string | null];

function moved(aliases: Keyed<string>, moves: readonly Moved[]): Keyed<string> {
  const after = new Map<string, string | null>([...Object.entries(aliases), ...moves]);
  return keyed([...after].flatMap(([alias, version]) => (version === null ? [] : [[alias, version] as const])));
}

const change = v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), v.nullable(v.string())]));
const address = v.object({ store: v.string(), name: v.string(), moves: v.array(change) });

function aliasesIn(query: string): v.InferOutput<typeof address> {
  const asked = new URLSearchParams(query);
  const read = v.safeParse(address, {
    store: asked.get('store'),
    name: asked.get('name'),
    moves: asked.getAll('move'),
  });
  if (read.success) return read.output;
  throw new StoreError('notFound', 'This is the address of no registered model.');
}
