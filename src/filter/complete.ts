import { comparable } from './check.ts';
import { FilterError, type Span } from './filterError.ts';
import type { Identifier } from './parse.ts';
import { placeAtEnd, type Place } from './place.ts';
import type { Prefix, Rules } from './rules.ts';
import { hidesQuote, quoted, writtenName } from './write.ts';

/** What may be written, in place of what stands from `start` up to, but not including, `end`. */
export interface Completion extends Span {
  readonly kind: Prefix | 'operator' | 'value' | 'and';
  readonly label: string;
  readonly insert: string;
}

/** The names that are in use, and the values seen under each: both in the order in which they are offered. */
export type KnownNames = Readonly<Partial<Record<Prefix, ReadonlyMap<string, readonly string[]>>>>;

/** More than anybody reads. */
const most = 100;

/** What may come next in a filter, at the cursor: of what is behind it nothing is changed. */
export function complete(text: string, cursor: number, rules: Rules, known: KnownNames): readonly Completion[] {
  const place = placeAtEnd(text.slice(0, cursor));
  if (!place) return [];
  const { start } = place;
  return choices(place, rules, known)
    .slice(0, most)
    .map((choice) => ({ ...choice, start, end: cursor }));
}

type Choice = Pick<Completion, 'kind' | 'label' | 'insert'>;

function choices(place: Place, rules: Rules, known: KnownNames): readonly Choice[] {
  const { typed } = place;
  switch (place.wants) {
    case 'name':
      return fitting(names(rules, known), inFull(typed, rules)).map((choice) => ({
        ...choice,
        insert: `${choice.label} `,
      }));
    case 'operator': {
      const allowed = comparableOrNot(place.identifier, rules)?.operators ?? [];
      const begun = typed.toUpperCase().replace(/\s+/g, ' ');
      return allowed
        .filter((operator) => operator.startsWith(begun))
        .map((label) => ({ kind: 'operator', label, insert: /IN$/.test(label) ? `${label} (` : `${label} ` }));
    }
    case 'value': {
      const found = comparableOrNot(place.identifier, rules);
      if (!found || found.type === 'number' || place.operator.endsWith('LIKE')) return [];
      const values = known[found.kind]?.get(found.name) ?? [];
      const isList = place.operator.endsWith('IN');
      return fitting(
        values.flatMap((value) => {
          const label = hidesQuote(value) ? undefined : quoted(value);
          return label === undefined ? [] : [{ kind: 'value' as const, label, insert: isList ? label : `${label} ` }];
        }),
        typed,
      );
    }
    case 'and':
      return [{ kind: 'and', label: 'AND', insert: typed.trim() === '' ? ' AND ' : 'AND ' }];
  }
}

/** Everything that a clause can begin with, as it is written. */
function names(rules: Rules, known: KnownNames): readonly Choice[] {
  const attributes = Object.entries(rules.attributes).flatMap(([key, { name }]) => (key === name ? [name] : []));
  const written = (kind: Prefix, keys: Iterable<string>): Choice[] =>
    [...keys].flatMap((key) => {
      const label = writtenName(usualPrefixes[kind], key);
      return label === undefined ? [] : [{ kind, label, insert: label }];
    });
  const seen = (kind: Prefix): Choice[] => written(kind, known[kind]?.keys() ?? []);
  return [...seen('metric'), ...seen('param'), ...written('attribute', attributes), ...seen('tag'), ...seen('dataset')];
}

/** Those that begin with what is typed, then those that hold it elsewhere; quotes may be left to us. */
function fitting(choices: readonly Choice[], typed: string): readonly Choice[] {
  const bare = (text: string): string => text.toLowerCase().replace(/[`'"]/g, '');
  const wanted = bare(typed);
  const at = ({ label }: Choice): number => bare(label).indexOf(wanted);
  return [...choices.filter((choice) => at(choice) === 0), ...choices.filter((choice) => at(choice) > 0)];
}

/** `tag.te` and `parameters.de` as `tags.te` and `params.de`. */
function inFull(typed: string, rules: Rules): string {
  const dot = typed.indexOf('.');
  const prefix = typed.slice(0, dot);
  const kind = Object.hasOwn(rules.prefixes, prefix) ? rules.prefixes[prefix] : undefined;
  return dot < 0 || !kind ? typed : `${usualPrefixes[kind]}.${typed.slice(dot + 1)}`;
}

const usualPrefixes: Readonly<Record<Prefix, string>> = {
  metric: 'metrics',
  param: 'params',
  tag: 'tags',
  attribute: 'attributes',
  dataset: 'dataset',
};

function comparableOrNot(identifier: Identifier, rules: Rules) {
  try {
    return comparable(identifier, rules);
  } catch (error) {
    if (error instanceof FilterError) return undefined;
    throw error;
  }
}
