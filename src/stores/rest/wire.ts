import * as v from 'valibot';
import { keyed, type Keyed } from '../../base/keyed.ts';
import { StoreError } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import { parseNumber } from './numbers.ts';

// The words of which MLflow's replies are made. Protobuf leaves out what is empty, so nearly everything may be missing.

/** A text; empty where it is missing. */
export const text = v.pipe(
  v.nullish(v.union([v.string(), v.number(), v.boolean()]), ''),
  v.transform((value) => String(value)),
);

/** An id or a name: never empty. Numbers are taken too, as older servers send them. */
export const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
  v.nonEmpty('a name or an id'),
);

/** A metric's value, in all the ways that MLflow writes NaN and the infinities. */
export const metricValue = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(parseNumber),
  v.check((value) => value !== undefined, 'a number'),
  v.transform((value) => value ?? NaN),
);

// Above 2^53 the nearest that a double holds: one run that counts its steps in nanoseconds must not take the whole list with it.
const int64 = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(parseNumber),
  v.check((value) => Number.isInteger(value), 'a whole number'),
  v.transform((value) => value ?? 0),
);

/** A step or a time; 0 where it is missing, as protobuf means it. */
export const whole = v.nullish(int64, 0);

/** A time that may be missing. */
export const optionalWhole = v.nullish(int64);

/** `[{key, value}]` as values by name. */
export const texts = v.pipe(
  v.nullish(v.array(v.object({ key: v.string(), value: text })), []),
  v.transform((pairs): Keyed<string> => keyed(pairs.map(({ key, value }) => [key, value]))),
);

/** A list; empty where it is missing. */
export const many = <Item extends v.GenericSchema>(item: Item) => v.nullish(v.array(item), []);

type Schema<Value> = v.GenericSchema<unknown, Value>;

/** @throws StoreError `damaged`, naming the endpoint and the field. */
export function decode<Value>(schema: Schema<Value>, input: unknown, endpoint: Endpoint): Value {
  const result = v.safeParse(schema, input, { abortEarly: true });
  // To valibot, a list is an object as well: one in which everything is missing that may be.
  if (result.success && !Array.isArray(input)) return result.output;
  const [issue] = result.issues ?? [];
  const field = (issue && v.getDotPath(issue)) ?? 'the whole answer';
  const wanted = issue ? (issue.expected ?? issue.message) : 'Object';
  throw new StoreError(
    'damaged',
    `The server's answer to ${endpoint.path} cannot be read: ${field} should be ${wanted}. Check that the server is MLflow, and its version.`,
  );
}
