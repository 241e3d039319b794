import { parseArgs } from 'node:util';
import { isAlias, isReservedAlias } from '../model/alias.ts';
import { policyFile } from '../policy/readPolicy.ts';
import type { Promotion } from '../services/registry/promotionFacts.ts';
import { given } from '../stores/given.ts';
import { UsageError } from './usageError.ts';

/** What the gate is asked to do. */
export type Asked =
  | { readonly command: 'help' }
  | {
      readonly command: 'check';
      readonly promotion: Promotion;
      readonly trackingUri?: string;
      readonly policy: string;
      readonly json: boolean;
    }
  | { readonly command: 'validate'; readonly policy: string; readonly json: boolean }
  | {
      readonly command: 'explain';
      readonly policy: string;
      readonly about?: { readonly model: string; readonly alias: string };
    };

const options = {
  'tracking-uri': { type: 'string' },
  policy: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws UsageError */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return { command: 'help' };
  const { json, policy = policyFile } = values;
  switch (command) {
    case 'check': {
      const [model, alias] = exactly(rest, 2, 'check needs a version and an alias: check models:/churn/7 champion');
      return {
        command,
        promotion: { ...readVersion(model ?? ''), alias: readAlias(alias ?? '') },
        ...given('trackingUri', values['tracking-uri']),
        policy,
        json,
      };
    }
    case 'validate': {
      const [file = policy] = atMost(rest, 1, 'validate takes one file: validate .podium/promotion.json');
      return { command, policy: file, json };
    }
    case 'explain': {
      if (rest.length === 0) return { command, policy };
      const [model = '', alias = ''] = exactly(
        rest,
        2,
        'explain takes nothing, or a model and an alias: explain churn champion',
      );
      return { command, policy, about: { model, alias: readAlias(alias) } };
    }
    case undefined:
      throw new UsageError('Say what to do: check, validate or explain. --help tells more.');
    default:
      throw new UsageError(`There is no command "${command}": it is check, validate or explain. --help tells more.`);
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own sentences name the option.
    if (error instanceof TypeError && 'code' in error)
      throw new UsageError(`${error.message.split('. ')[0] ?? ''}. --help tells which there are.`);
    throw error;
  }
}

function exactly(words: readonly string[], count: number, sentence: string): readonly string[] {
  if (words.length !== count) throw new UsageError(`${sentence}.`);
  return words;
}

function atMost(words: readonly string[], count: number, sentence: string): readonly string[] {
  if (words.length > count) throw new UsageError(`${sentence}.`);
  return words;
}

/** MLflow's own way to write a version: `models:/churn/7`, `models:/churn@challenger`. */
function readVersion(uri: string): Pick<Promotion, 'model' | 'to'> {
  const [, model = '', version] = /^models:\/([^/]+)\/(\d{1,15})$/.exec(uri) ?? [];
  if (version !== undefined) return { model, to: { version: String(Number(version)) } };
  const [, owner, alias] = /^models:\/([^/]+)@([^/@]+)$/.exec(uri) ?? [];
  if (owner !== undefined && alias !== undefined && isAlias(alias) && !isReservedAlias(alias)) {
    return { model: owner, to: { alias } };
  }
  throw new UsageError(`"${uri}" names no version: write models:/churn/7, or models:/churn@challenger.`);
}

function readAlias(text: string): string {
  const alias = text.replace(/^@/, '');
  if (isAlias(alias) && !isReservedAlias(alias)) return alias;
  throw new UsageError(`"${text}" is no alias that can be set: it may hold letters, digits, underscores and dashes.`);
}
