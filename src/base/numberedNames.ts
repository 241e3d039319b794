/** Each name once: of names that come again, each has its number. */
export function numberedNames(names: readonly string[]): readonly string[] {
  const met = new Set<string>();
  const last = new Map<string, number>();
  return names.map((name) => {
    let own = name;
    // From where the last one of this name ended: many names may be the same.
    let nth = last.get(name) ?? 1;
    while (met.has(own)) own = `${name} (${String(++nth)})`;
    last.set(name, nth);
    met.add(own);
    return own;
  });
}
