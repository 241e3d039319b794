/** The same function, which computes nothing anew as long as it is called with the same arguments. */
export function remembered<Args extends readonly unknown[], Value>(
  compute: (...args: Args) => Value,
): (...args: Args) => Value {
  let last: { readonly args: Args; readonly value: Value } | undefined;
  return (...args) => {
    if (!last?.args.every((arg, index) => arg === args[index])) last = { args, value: compute(...args) };
    return last.value;
  };
}
