import { plainText } from '../base/plainText.ts';
import { isAlias, isReservedAlias, mostAliasCharacters } from '../model/alias.ts';
import { modelNameProblem } from '../model/modelName.ts';
import { invalid } from './query.ts';
import { StoreError } from './storeError.ts';

// What MLflow refuses before it looks at what it holds. Each gives back what it checked, or throws `invalid`.

const maxKeyCharacters = 250;
const maxRegistryTagCharacters = 100_000;
const maxExperimentTagCharacters = 20_000;
/** To these MLflow gives a meaning, and refuses what has none. */
const keysWithRules = /^mlflow\.(trace\.|customView\.)/i;
const stages = ['None', 'Staging', 'Production', 'Archived'];

export function checkedName(name: string): string {
  const problem = modelNameProblem(name);
  if (problem !== undefined) throw invalid(`"${shown(name)}" is no name of a model. ${problem}`);
  return name;
}

export function checkedVersion(version: string): number {
  if (/^\d{1,15}$/.test(version)) return Number(version);
  throw invalid(`A model version is a whole number, not "${shown(version)}".`);
}

/** An alias that can be looked for, or taken away. */
export function checkedAlias(alias: string): string {
  shortEnough('An alias', alias, mostAliasCharacters);
  if (!isAlias(alias)) {
    throw invalid(`"${shown(alias)}" is no alias: it may hold letters, digits, underscores and dashes.`);
  }
  return alias;
}

/** An alias that can be given. */
export function checkedNewAlias(alias: string): string {
  if (isReservedAlias(alias)) {
    throw invalid(`"${shown(alias)}" is what MLflow itself calls a version. Choose another alias.`);
  }
  return checkedAlias(alias);
}

export function checkedKey(key: string): string {
  if (!/^[/\p{L}\p{N}_.\- :]+$/u.test(key) || !isPlainPath(key)) {
    throw invalid(
      `"${shown(key)}" is no key of a tag: it may hold letters, digits, spaces and any of _ - . : and /, and be no path such as "a//b".`,
    );
  }
  return shortEnough('The key of a tag', key, maxKeyCharacters);
}

/** A tag of a model or of a version. */
export function checkedTag(key: string, value: string): { readonly key: string; readonly value: string } {
  return { key: checkedKey(key), value: shortEnough('A tag', value, maxRegistryTagCharacters) };
}

export function checkedExperimentTag(key: string, value: string): { readonly key: string; readonly value: string } {
  if (keysWithRules.test(key)) {
    throw new StoreError('unsupported', `MLflow has rules of its own for the tag "${key}". Set it with MLflow.`);
  }
  return { key: checkedKey(key), value: shortEnough('The tag of an experiment', value, maxExperimentTagCharacters) };
}

/** The stage as MLflow writes it, whatever its letters' case. */
export function checkedStage(stage: string): string {
  const known = stages.find((each) => each.toLowerCase() === stage.toLowerCase());
  if (known !== undefined) return known;
  throw invalid(`"${shown(stage)}" is no stage. Choose one of ${stages.join(', ')}.`);
}

export function shortEnough(what: string, text: string, most: number): string {
  if (text.length <= most || [...text].length <= most) return text;
  throw invalid(`${what} has at most ${String(most)} characters. Shorten it.`);
}

/** MLflow's folders are named by these too, so that what would name another folder is refused. */
function isPlainPath(name: string): boolean {
  return !name.startsWith('..') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function shown(text: string): string {
  return plainText(text, 100);
}
