import { isDeepStrictEqual } from 'node:util';

/** As much of JSON Schema (draft 7) as our own schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

const annotations = new Set([
  ...['$schema', 'title', 'description', 'markdownDescription', 'default', 'examples', 'definitions'],
  // What VS Code makes of a schema besides.
  ...['defaultSnippets', 'enumDescriptions', 'patternErrorMessage', 'allowComments', 'allowTrailingCommas'],
]);

type Check = (schema: JsonSchema, value: unknown, root: JsonSchema) => boolean;

const checks: Readonly<Record<string, Check>> = {
  $ref: ({ $ref = '' }, value, root) => {
    const named = root.definitions?.[$ref.replace('#/definitions/', '')];
    if (!named) throw new Error(`The schema has no ${$ref}.`);
    return accepts(named, value, root);
  },
  type: ({ type }, value) => type === typeOf(value) || (type === 'number' && typeOf(value) === 'integer'),
  enum: ({ enum: some = [] }, value) => some.some((one) => isDeepStrictEqual(one, value)),
  const: (schema, value) => isDeepStrictEqual(schema.const, value),
  anyOf: ({ anyOf = [] }, value, root) => anyOf.some((one) => accepts(one, value, root)),
  oneOf: ({ oneOf = [] }, value, root) => oneOf.filter((one) => accepts(one, value, root)).length === 1,
  properties: ({ properties = {} }, value, root) =>
    entriesOf(value).every(
      ([key, own]) => !Object.hasOwn(properties, key) || accepts(properties[key] ?? {}, own, root),
    ),
  required: ({ required = [] }, value) => !isObject(value) || required.every((key) => Object.hasOwn(value, key)),
  additionalProperties: ({ additionalProperties: more = true, properties = {} }, value, root) =>
    entriesOf(value).every(
      ([key, own]) => Object.hasOwn(properties, key) || (typeof more === 'boolean' ? more : accepts(more, own, root)),
    ),
  propertyNames: ({ propertyNames = {} }, value, root) =>
    entriesOf(value).every(([key]) => accepts(propertyNames, key, root)),
  minProperties: ({ minProperties = 0 }, value) => !isObject(value) || Object.keys(value).length >= minProperties,
  maxProperties: ({ maxProperties = Infinity }, value) => entriesOf(value).length <= maxProperties,
  items: ({ items = {} }, value, root) => !Array.isArray(value) || value.every((one) => accepts(items, one, root)),
  minItems: ({ minItems = 0 }, value) => !Array.isArray(value) || value.length >= minItems,
  maxItems: ({ maxItems = Infinity }, value) => !Array.isArray(value) || value.length <= maxItems,
  minimum: ({ minimum = -Infinity }, value) => typeof value !== 'number' || value >= minimum,
  maximum: ({ maximum = Infinity }, value) => typeof value !== 'number' || value <= maximum,
  minLength: ({ minLength = 0 }, value) => typeof value !== 'string' || [...value].length >= minLength,
  maxLength: ({ maxLength = Infinity }, value) => typeof value !== 'string' || [...value].length <= maxLength,
  pattern: ({ pattern = '' }, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
};

/**
 * Whether a value is as a schema has it.
 * @throws where the schema says something that is not checked here
 */
export function accepts(schema: JsonSchema, value: unknown, root: JsonSchema = schema): boolean {
  return Object.keys(schema).every((keyword) => {
    const check = checks[keyword];
    if (!check && !annotations.has(keyword)) throw new Error(`Nobody checks "${keyword}" here.`);
    return check?.(schema, value, root) ?? true;
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
