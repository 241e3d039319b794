import { FAILSAFE_SCHEMA, load, nullCoreTag, realMapTag, YAMLException } from 'js-yaml';

/** What a YAML file says: names and values, as MLflow writes them into each `meta.yaml`. */
export type Fields = ReadonlyMap<unknown, unknown>;

/** Why a text is not what MLflow writes; `line` counts from 1. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

// Numbers stay text: an experiment id has 18 digits, more than a double holds. Maps are maps: `__proto__` is a name like any other.
const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, realMapTag);
const limits = { maxAliases: 0, maxDepth: 20 };

/**
 * Reads the mapping in a YAML text. Values are texts, null, lists and maps.
 * @throws YamlError for everything else, also for an empty text: MLflow writes files that way, so half of one was seen.
 */
export function parseYaml(text: string): Fields {
  let document: unknown;
  try {
    // As MLflow's reader has it, the last of two fields with the same name holds.
    document = load(text, { schema, json: true, ...limits });
  } catch (error) {
    throw asYamlError(error);
  }
  if (document instanceof Map) return document as Fields;
  throw new YamlError('it is not a list of names and values', 1);
}

function asYamlError(error: unknown): YamlError {
  if (!(error instanceof YAMLException)) return new YamlError('it is not YAML', 1);
  return new YamlError(error.reason, (error.mark?.line ?? 0) + 1);
}

/** A text or number as text; empty where there is none. */
export function text(fields: Fields, name: string): string {
  return optionalText(fields, name) ?? '';
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = optionalText(fields, name)?.trim() ?? '';
  const number = value === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
