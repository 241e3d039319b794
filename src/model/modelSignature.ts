import * as v from 'valibot';
import { jsonDepth } from '../base/jsonDepth.ts';
import { sampleOf } from './signatureSample.ts';

/** What a model takes and gives. `null` for a part about which its signature says nothing. */
export interface Signature {
  readonly inputs: readonly SignatureField[] | null;
  readonly outputs: readonly SignatureField[] | null;
  readonly params: readonly SignatureField[] | null;
}

export interface SignatureField {
  /** Tensors and single values may have none. */
  readonly name?: string;
  /** In words: `double`, `float32 [any, 3]`, `array of string`. */
  readonly type: string;
  readonly isTensor: boolean;
  readonly required: boolean;
  /** As JSON; absent where there is none. */
  readonly byDefault?: string;
  /** A value of the type, as JSON; absent where none is known. */
  readonly sample?: string;
}

export const signatureParts = ['inputs', 'outputs', 'params'] as const;

const spec = v.object({
  name: v.exactOptional(v.string()),
  type: v.exactOptional(v.unknown()),
  required: v.exactOptional(v.boolean()),
  default: v.exactOptional(v.unknown()),
  shape: v.exactOptional(v.unknown()),
  'tensor-spec': v.exactOptional(v.object({ dtype: v.string(), shape: v.array(v.number()) })),
});

type Spec = v.InferOutput<typeof spec>;

const mostDepth = 8;
const mostNesting = 64;

/** A part of a signature, which an `MLmodel` keeps as JSON in a text; `null` for what is none. */
export function signatureFields(json: unknown): readonly SignatureField[] | null {
  const told = v.safeParse(v.array(v.looseObject({})), typeof json === 'string' ? parsed(json) : undefined);
  const specs = v.safeParse(v.array(spec), told.output);
  if (!told.success || !specs.success) return null;
  return specs.output.map((one, index) => fieldOf(one, told.output[index]));
}

function fieldOf(one: Spec, whole: unknown): SignatureField {
  const { name, required = true, default: given, 'tensor-spec': tensor } = one;
  const hasDefault = given !== undefined && given !== null;
  const sample = hasDefault ? given : sampleOf(tensor ?? whole);
  return {
    ...(name !== undefined && { name }),
    type: tensor ? tensorWords(tensor) : `${typeWords(whole, mostDepth)}${isList(one) ? ' list' : ''}`,
    isTensor: tensor !== undefined,
    required,
    ...(hasDefault && { byDefault: JSON.stringify(given) }),
    ...(sample !== undefined && { sample: JSON.stringify(sample) }),
  };
}

/** A param of several values has a shape; one of a single value has `null`. */
function isList({ shape }: Spec): boolean {
  return Array.isArray(shape);
}

function tensorWords({ dtype, shape }: { readonly dtype: string; readonly shape: readonly number[] }): string {
  return `${dtype} [${shape.map((size) => (size === -1 ? 'any' : String(size))).join(', ')}]`;
}

/** The types of MLflow 2.13 and later nest. */
function typeWords(told: unknown, depth: number): string {
  if (typeof told !== 'object' || told === null || depth === 0) return '…';
  const { type, items, values, properties } = told as Readonly<Record<string, unknown>>;
  if (type === 'array') return items === undefined ? 'array' : `array of ${typeWords(items, depth - 1)}`;
  if (type === 'map') return values === undefined ? 'map' : `map of ${typeWords(values, depth - 1)}`;
  if (type === 'object' && typeof properties === 'object' && properties !== null) {
    const fields = Object.entries(properties).map(
      ([name, field]: [string, unknown]) => `${name}: ${typeWords(field, depth - 1)}${isOptional(field) ? '?' : ''}`,
    );
    return `{${fields.join(', ')}}`;
  }
  return typeof type === 'string' ? type : JSON.stringify(type ?? null);
}

function isOptional(told: unknown): boolean {
  return typeof told === 'object' && told !== null && 'required' in told && told.required === false;
}

function parsed(json: string): unknown {
  if (jsonDepth(json) > mostNesting) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // A text that is no JSON is no signature.
    return undefined;
  }
}
