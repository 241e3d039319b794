/**
 * Values by name, in the order they were given. Names come from servers, so `__proto__` and `constructor` are names like any other:
 * the object has no prototype, and `in`, `Object.keys` and `[name]` tell the truth. (JSON object order applies: whole numbers come first.)
 */
export type Keyed<Value> = Readonly<Record<string, Value>>;

/** Builds {@link Keyed} from pairs; a later pair with the same name wins. */
export function keyed<Value>(entries: Iterable<readonly [string, Value]>): Keyed<Value> {
  const result = Object.create(null) as Record<string, Value>;
  for (const [name, value] of entries) result[name] = value;
  return result;
}
