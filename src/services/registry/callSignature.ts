import * as v from 'valibot';
import type { CallSignature, FieldType, TypedField } from '../../model/callSignature.ts';
import { signatureFields, signatureParts } from '../../model/modelSignature.ts';
import { recordedSignature } from './recordedSignature.ts';

const mostNested = 20;

const told = v.object({
  type: v.exactOptional(v.string()),
  'tensor-spec': v.exactOptional(v.object({ dtype: v.string(), shape: v.array(v.number()) })),
  items: v.exactOptional(v.unknown()),
  values: v.exactOptional(v.unknown()),
  properties: v.exactOptional(v.unknown()),
  required: v.exactOptional(v.boolean(), true),
  /** Of a param, with several values where it is a list. */
  shape: v.exactOptional(v.unknown()),
});

/**
 * What a model takes and gives, as its `MLmodel` says. `undefined` where it has no signature, or one that cannot be read whole: of half of one
 * nobody can tell what it breaks.
 */
export function callSignatureIn(modelFile: string): CallSignature | undefined {
  const fields = recordedSignature(modelFile);
  if (!fields) return undefined;
  const signature: { -readonly [Part in keyof CallSignature]: CallSignature[Part] } = {};
  for (const part of signatureParts) {
    const json = fields.get(part);
    if (json === undefined || json === null) continue;
    const read = typedFields(json);
    if (!read) return undefined;
    signature[part] = read;
  }
  return Object.keys(signature).length === 0 ? undefined : signature;
}

/** Each part is a JSON text inside the YAML. */
function typedFields(json: unknown): readonly TypedField[] | undefined {
  const fields = signatureFields(json);
  if (!fields) return undefined;
  const types = (JSON.parse(String(json)) as readonly unknown[]).map((one) => typeIn(one, 0));
  const typed = fields.flatMap(({ name, type, required, byDefault }, index): readonly TypedField[] => {
    const of = types[index];
    if (!of) return [];
    return [{ ...(name !== undefined && { name }), type, required, ...(byDefault !== undefined && { byDefault }), of }];
  });
  return typed.length === fields.length ? typed : undefined;
}

function typeIn(spec: unknown, depth: number): FieldType | undefined {
  const read = v.safeParse(told, spec);
  if (!read.success || depth > mostNested) return undefined;
  const { type, items, values, properties, shape, 'tensor-spec': tensor } = read.output;
  if (tensor) return { kind: 'tensor', dtype: tensor.dtype, shape: tensor.shape };
  if (type === undefined) return undefined;
  if (type === 'array' && items !== undefined) {
    const own = typeIn(items, depth + 1);
    return own && { kind: 'array', items: own };
  }
  if (type === 'map' && values !== undefined) {
    const own = typeIn(values, depth + 1);
    return own && { kind: 'map', values: own };
  }
  if (type === 'object' && typeof properties === 'object' && properties !== null) return objectIn(properties, depth);
  const scalar = { kind: 'scalar', name: type } as const;
  return Array.isArray(shape) ? { kind: 'array', items: scalar } : scalar;
}

function objectIn(properties: object, depth: number): FieldType | undefined {
  const entries = Object.entries(properties) as readonly (readonly [string, unknown])[];
  const own = entries.flatMap(([name, spec]) => {
    const of = typeIn(spec, depth + 1);
    const read = v.safeParse(told, spec);
    return of && read.success ? [{ name, required: read.output.required, of }] : [];
  });
  return own.length === entries.length ? { kind: 'object', properties: own } : undefined;
}
