/**
 * Values by name, in the order they were given. Names come from servers, so `__proto__` and `constructor` are names like any other:
 * nothing is inherited, and `in`, `Object.keys` and `[name]` tell the truth. (JSON object order applies: whole numbers come first.)
 */
export type Keyed<Value> = Readonly<Record<string, Value>>;

/** Constructed, and not made by `Object.create(null)`: V8 then keeps it in half the memory, and a table holds a hundred thousand runs. */
const Names = function () {} as unknown as new () => object;
Names.prototype = Object.freeze(Object.create(null) as object);

/** Builds {@link Keyed} from pairs; a later pair with the same name wins. */
export function keyed<Value>(entries: Iterable<readonly [string, Value]>): Keyed<Value> {
  const result = new Names() as Record<string, Value>;
  for (const [name, value] of entries) result[name] = value;
  return result;
}
