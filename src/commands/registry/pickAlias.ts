import { plainText } from '../../base/plainText.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import { isAlias, isReservedAlias } from '../../model/alias.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';

interface AliasQuestion {
  readonly title: string;
  readonly model: RegisteredModel;
  /** The version that is to get it, which has it already where it is said so. */
  readonly version: string;
  /** Aliases that may be given although the model has none of them yet. */
  readonly others?: readonly string[];
}

/** Asks which alias a version is to get: one that the model has, one that is usual, or one that is typed. */
export function pickAlias(
  app: App,
  { title, model, version, others = [] }: AliasQuestion,
): Promise<string | undefined> {
  const known = [...new Set([...Object.keys(model.aliases), ...others])];
  return app.ui.search<string | undefined>({
    title,
    placeholder: `The alias that version ${version} of ${model.name} gets, or a new one`,
    find: (text) => {
      const typed = text.trim().replace(/^@/, '');
      const found = known
        .filter((alias) => alias.toLowerCase().includes(typed.toLowerCase()))
        .map((alias) => aliasItem(alias, model.aliases[alias], version));
      if (typed === '' || known.includes(typed))
        return Promise.resolve(
          found.length > 0 ? found : [{ label: 'Type a new alias', icon: 'info', value: undefined }],
        );
      const problem = aliasProblem(typed);
      const last: PickItem<string | undefined> =
        problem === undefined
          ? { label: `@${typed}`, description: 'new alias', icon: 'add', value: typed }
          : { label: problem, icon: 'error', value: undefined };
      return Promise.resolve([...found, last]);
    },
  });
}

function aliasItem(alias: string, holder: string | undefined, version: string): PickItem<string> {
  const description =
    holder === undefined
      ? 'no version has it'
      : holder === version
        ? 'this version has it'
        : `version ${holder} has it`;
  return { label: `@${alias}`, description, icon: 'bookmark', value: alias };
}

/** Why no version can get an alias of this name; MLflow would refuse it later. */
function aliasProblem(alias: string): string | undefined {
  if (isReservedAlias(alias)) return `"${alias}" is what MLflow itself calls a version. Choose another alias.`;
  return isAlias(alias) ? undefined : 'An alias may hold letters, digits, underscores and dashes, 255 at most.';
}

interface HeldQuestion {
  readonly title: string;
  readonly model: RegisteredModel;
  /** What the command was called on: of a version, only its own aliases are meant. */
  readonly target: Node | undefined;
}

/** Asks for an alias that a version has; where there is only one, that is it. @throws UserError where there is none. */
export function pickHeldAlias(app: App, { title, model, target }: HeldQuestion): Promise<string | undefined> {
  const only = target?.kind === 'version' ? target.version.version : undefined;
  const held = Object.entries(model.aliases).filter(([, version]) => only === undefined || version === only);
  const [first, ...others] = held;
  if (!first) {
    const of = plainText(model.name, 100);
    throw new UserError(
      only === undefined ? `No version of ${of} has an alias.` : `Version ${only} of ${of} has no alias.`,
    );
  }
  if (others.length === 0) return Promise.resolve(first[0]);
  return app.ui.pick({
    title,
    placeholder: `An alias of ${plainText(model.name, 100)}`,
    items: held.map(([alias, version]) => ({
      label: `@${alias}`,
      description: `version ${version} has it`,
      icon: 'bookmark',
      value: alias,
    })),
  });
}
