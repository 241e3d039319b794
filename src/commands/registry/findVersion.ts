import type { Connection } from '../../connections/connection.ts';
import type { PickItem } from '../../host/ui.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { App } from '../../services/app.ts';
import { containing } from '../../services/runs/filterText.ts';
import type { NodeOf } from '../../services/node.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { pageSize, type Store } from '../../stores/store.ts';
import type { Command } from '../command.ts';
import { connectionInUse } from '../inUse.ts';
import { whyNoAliases } from './stagesOnly.ts';

const mostItems = 50;
/** Models have to be read to know their aliases, for which MLflow has no search. */
const mostPages = 4;

type Found = NodeOf<'model'> | NodeOf<'version'> | undefined;

/** Finds a model, a version or the holder of an alias by what is typed: `@champion`, `churn`, `churn/7`, `churn@champion`; shows it in the sidebar. */
export const findVersion: Command = {
  id: 'podium.models.findByAlias',
  title: 'Find Model, Version or Alias…',
  icon: '$(search)',

  async run(app) {
    const connection = await connectionInUse(app);
    const found = await app.ui.search<Found>({
      title: 'Find Model, Version or Alias',
      placeholder: `@champion, a part of a model's name, or churn/7, in ${connection.name}`,
      find: (text, signal) =>
        app.connections.ask(connection, (store) => itemsFor(store, connection, text.trim(), signal)),
    });
    if (found) await show(app, found);
  },
};

async function show(app: App, node: NodeOf<'model'> | NodeOf<'version'>): Promise<void> {
  const name = node.kind === 'model' ? node.model.name : node.version.name;
  app.pages.open({ kind: 'model', connectionId: node.connection.id, name });
  await app.trees.reveal(node);
}

async function itemsFor(
  store: Store,
  connection: Connection,
  text: string,
  signal: AbortSignal,
): Promise<readonly PickItem<Found>[]> {
  const typed = text.replace(/^models:\//, '');
  const [, model, version] = /^([^/@]+)\/(\d{1,15})$/.exec(typed) ?? [];
  if (model !== undefined && version !== undefined) {
    const found = await orAbsent(store.getModelVersion(model, version, signal));
    const value = found && { kind: 'version' as const, connection, version: found };
    return value ? [{ label: `${model} version ${version}`, icon: 'tag', value }] : [];
  }
  const at = typed.indexOf('@');
  if (at >= 0) return holdersOf(store, connection, { model: typed.slice(0, at), alias: typed.slice(at + 1) }, signal);
  const query = { maxResults: mostItems, ...(typed !== '' && { filter: `name ILIKE ${containing(typed)}` }) };
  const { items } = await store.searchRegisteredModels(query, signal);
  return items.flatMap((one) => [modelItem(connection, one), ...aliasItems(connection, one, '')]).slice(0, mostItems);
}

async function holdersOf(
  store: Store,
  connection: Connection,
  { model, alias }: { readonly model: string; readonly alias: string },
  signal: AbortSignal,
): Promise<readonly PickItem<Found>[]> {
  const found: PickItem<Found>[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < mostPages && found.length < mostItems; page++) {
    const filter = model === '' ? {} : { filter: `name ILIKE ${containing(model)}` };
    const asked = { maxResults: pageSize, ...filter, ...(pageToken !== undefined && { pageToken }) };
    const { items, nextPageToken } = await store.searchRegisteredModels(asked, signal);
    found.push(...items.flatMap((one) => aliasItems(connection, one, alias)));
    pageToken = nextPageToken;
    if (pageToken === undefined) break;
  }
  const why = found.length === 0 ? await whyNoAliases(store, connection, signal) : undefined;
  if (why !== undefined) return [only(why)];
  const isPart = pageToken !== undefined || found.length > mostItems;
  return [...found.slice(0, mostItems), ...(isPart ? [only(`${looked(pageToken)}. Write more of both names.`)] : [])];
}

/** Says something, and cannot be chosen. */
function only(label: string): PickItem<Found> {
  return { label, icon: 'info', value: undefined };
}

function looked(pageToken: string | undefined): string {
  return pageToken === undefined
    ? `The first ${String(mostItems)} are shown`
    : `Only the first ${(mostPages * pageSize).toLocaleString('en')} models were looked at`;
}

function modelItem(connection: Connection, model: RegisteredModel): PickItem<Found> {
  return { label: model.name, icon: 'package', value: { kind: 'model', connection, model } };
}

function aliasItems(connection: Connection, model: RegisteredModel, typed: string): readonly PickItem<Found>[] {
  return Object.entries(model.aliases)
    .filter(([alias]) => alias.toLowerCase().includes(typed.toLowerCase()))
    .map(([alias, version]) => ({
      label: `${model.name}@${alias}`,
      description: `version ${version}`,
      icon: 'bookmark',
      value: { kind: 'model', connection, model },
    }));
}
