import { isAlias, isReservedAlias } from '../model/alias.ts';
import { metricDirection } from '../model/metricDirection.ts';
import { JsoncError, parseJsonc, type JsonNode } from './jsonc.ts';
import type { Policy, Rule } from './policy.ts';
import { requirementsShape } from './readRequirements.ts';
import { flag, isAtMost, list, oneOf, record, text, type Problem, type Read } from './shape.ts';

/** Where teams keep their policy, in a folder of the workspace. */
export const policyFile = '.podium/promotion.json';

const mostCharacters = 256 * 1024;
const mostRules = 500;
const mostAliases = 20;
const mostProblems = 50;

/** Something to be said about a place of a policy's text. Line and column count from 1. */
export interface PolicyNote {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type PolicyReading =
  | { readonly policy: Policy; /** What is no mistake, but hardly meant. */ readonly warnings: readonly PolicyNote[] }
  | { readonly errors: readonly PolicyNote[] };

const isPattern = (name: string): boolean => name.trim() !== '' && isAtMost(name, 256);
const isNewAlias = (name: string): boolean => isAlias(name) && !isReservedAlias(name);
const newAlias = text(
  isNewAlias,
  'an alias that can be given: letters, digits, underscores and dashes, not "latest" or "v1"',
);

const afterwards = record({
  previousHolder: newAlias,
  removes: list(newAlias, [1, mostAliases]),
});

const ruleShape = record(
  {
    model: text(isPattern, 'the name of a model, in which * stands for any characters'),
    alias: text(isPattern, 'an alias, in which * stands for any characters'),
    require: requirementsShape,
    afterwards,
    typeModelName: flag,
    override: oneOf(['never', 'withReason']),
  },
  ['model', 'alias'],
);

interface Placed {
  readonly at: number;
  readonly rule: Omit<Rule, 'line'>;
}

const rule: Read<Placed> = (node, _, problems) => {
  const before = problems.length;
  const { model, alias, require: requirements, ...rest } = ruleShape(node, 'a rule', problems) ?? {};
  if (problems.length > before || model === undefined || alias === undefined) return null;
  return {
    at: node.at,
    rule: {
      model,
      alias,
      requirements: requirements ?? [{ kind: 'ready' }],
      afterwards: { removes: [], ...rest.afterwards },
      typeModelName: rest.typeModelName ?? false,
      mayOverride: rest.override === 'withReason',
    },
  };
};

const policyShape = record(
  {
    $schema: text(() => true, 'the address of a schema'),
    rules: list(rule, [0, mostRules]),
    otherwise: oneOf(['allow', 'deny']),
  },
  ['rules'],
);

/** Reads the text of a policy file: JSON with comments. Says all that is wrong with it, each at its place, in the order of the text. */
export function readPolicy(source: string): PolicyReading {
  const noted = ({ at, message }: Problem): PolicyNote => ({ ...placeOf(source, at), message });
  if (source.length > mostCharacters)
    return { errors: [noted({ at: 0, message: 'A policy has at most 256 KB. Split it, or leave out comments.' })] };
  let node: JsonNode;
  try {
    node = parseJsonc(source);
  } catch (error) {
    if (!(error instanceof JsoncError)) throw error;
    return { errors: [noted({ at: error.at, message: `${error.message}.` })] };
  }
  const problems: Problem[] = [];
  const read = policyShape(node, 'a policy', problems);
  if (problems.length > 0 || !read) {
    return {
      errors: problems
        .sort((a, b) => a.at - b.at)
        .slice(0, mostProblems)
        .map(noted),
    };
  }
  const rules = (read.rules ?? []).map(({ at, rule: own }): Rule => ({ ...own, line: placeOf(source, at).line }));
  const places = (read.rules ?? []).map(({ at }) => at);
  return {
    policy: { rules, otherwise: read.otherwise ?? 'allow' },
    warnings: rules.flatMap((own, index) =>
      doubtsAbout(own, rules.slice(0, index)).map((message) => noted({ at: places[index] ?? 0, message })),
    ),
  };
}

function doubtsAbout(own: Rule, earlier: readonly Rule[]): readonly string[] {
  const same = earlier.find(({ model, alias }) => model === own.model && alias === own.alias);
  const never =
    same && `This rule never applies: the one in line ${String(same.line)} is about the same model and alias.`;
  const undirected = own.requirements.flatMap((one) =>
    one.kind === 'better' && one.direction === undefined && metricDirection(one.metric) === undefined
      ? [`The name "${one.metric}" does not tell whether more of it is better. Add "direction".`]
      : [],
  );
  return [...(never === undefined ? [] : [never]), ...undirected];
}

function placeOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const lines = source.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
