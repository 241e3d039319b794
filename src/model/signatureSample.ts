import { keyed } from '../base/keyed.ts';

const mostDepth = 8;
const mostValues = 256;

const samples: Readonly<Record<string, unknown>> = {
  boolean: true,
  integer: 1,
  long: 1,
  float: 1.5,
  double: 1.5,
  string: 'text',
  // MLflow takes bytes in JSON as base64, and times as pandas reads them.
  binary: 'dGV4dA==',
  datetime: '2026-01-31T12:00:00',
  any: 'text',
};

/** A value of a type as a signature has it; `undefined` where none is known, or it would be large. */
export function sampleOf(told: unknown, depth = mostDepth): unknown {
  if (typeof told !== 'object' || told === null || depth === 0) return undefined;
  const { type, items, values, properties, dtype, shape } = told as Readonly<Record<string, unknown>>;
  if (typeof dtype === 'string' && Array.isArray(shape)) return tensorSample(dtype, shape);
  if (typeof type !== 'string') return undefined;
  if (type === 'array') return listOf(sampleOf(items, depth - 1));
  if (type === 'map') {
    const value = sampleOf(values, depth - 1);
    return value === undefined ? undefined : { key: value };
  }
  if (type === 'object') return objectSample(properties, depth);
  const value = Object.hasOwn(samples, type) ? samples[type] : undefined;
  return Array.isArray(shape) ? listOf(value) : value;
}

function objectSample(properties: unknown, depth: number): unknown {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const entries = Object.entries(properties).map(
    ([name, field]: [string, unknown]) => [name, sampleOf(field, depth - 1)] as const,
  );
  return entries.some(([, value]) => value === undefined) ? undefined : keyed(entries);
}

function listOf(value: unknown): unknown {
  return value === undefined ? undefined : [value];
}

function tensorSample(dtype: string, shape: readonly unknown[]): unknown {
  const sizes = shape.map((size) => (size === -1 ? 1 : Number(size)));
  const isSmall = sizes.every((size) => Number.isInteger(size) && size > 0 && size <= mostValues);
  if (!isSmall || sizes.length > mostDepth || sizes.reduce((all, size) => all * size, 1) > mostValues) return undefined;
  const value = /^(float|double|complex)/.test(dtype)
    ? 0.5
    : /^u?int/.test(dtype)
      ? 1
      : dtype === 'bool'
        ? true
        : 'text';
  return sizes.reduceRight<unknown>((inner, size) => Array.from({ length: size }, () => inner), value);
}
