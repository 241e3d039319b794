import { plainText } from '../../base/plainText.ts';
import type { Connection } from '../../connections/connection.ts';
import type { PickItem } from '../../host/ui.ts';
import { modelNameProblem, mostModelNameCharacters } from '../../model/modelName.ts';
import type { App } from '../../services/app.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { findModels } from './searchModels.ts';

/** The registered model that is to get a version: one that is there, or one that is to be made for it. */
export interface TargetModel {
  readonly name: string;
  readonly isNew: boolean;
}

interface Choice {
  readonly name: string | undefined;
  /** What was typed, as a beginning of a new name. */
  readonly typed: string;
}

/** Asks for a model of the connection, or for the name of a new one. */
export async function pickTargetModel(
  app: App,
  title: string,
  connection: Connection,
): Promise<TargetModel | undefined> {
  const known = new Set<string>();
  const choice = await app.ui.search<Choice>({
    title,
    placeholder: `A registered model in ${connection.name}: part of its name, or a new one`,
    find: async (text, signal) => {
      const typed = text.trim();
      const found = await findModels(app, connection, text, signal);
      for (const { label } of found) known.add(label);
      const models = found.map((item) => ({ ...item, value: { name: item.label, typed } }));
      return typed === '' ? [newModel(typed), ...models] : [...models, newModel(typed)];
    },
  });
  if (!choice) return undefined;
  if (choice.name !== undefined) return { name: choice.name, isNew: false };
  const name = await askNewName(app, { title, connection, typed: choice.typed, known });
  return name === undefined ? undefined : { name, isNew: true };
}

function newModel(typed: string): PickItem<Choice> {
  return { label: 'New Model…', description: typed, icon: 'add', value: { name: undefined, typed } };
}

interface NameQuestion {
  readonly title: string;
  readonly connection: Connection;
  readonly typed: string;
  /** Names that are in use, as far as they were seen. */
  readonly known: Set<string>;
}

async function askNewName(app: App, { title, connection, typed, known }: NameQuestion): Promise<string | undefined> {
  for (let value = typed; ;) {
    const answer = await app.ui.input({
      title,
      prompt: `The name of the new registered model in ${connection.name}`,
      value,
      validate: (text) => nameProblem(text.trim(), known),
    });
    if (answer === undefined) return undefined;
    value = answer.trim();
    const name = value;
    const there = await app.ui.progress('Looking whether the name is free', (signal) =>
      app.connections.ask(connection, (store) => orAbsent(store.getRegisteredModel(name, signal))),
    );
    if (!there) return name;
    known.add(name);
  }
}

function nameProblem(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name))
    return `There is a registered model or a prompt called ${plainText(name, 100)} already. Choose another name.`;
  if ([...name].length > mostModelNameCharacters)
    return `The name of a registered model has at most ${String(mostModelNameCharacters)} characters. Shorten it.`;
  return modelNameProblem(name);
}
