/** A name, in which `*` stands for any run of characters, also for none. Everything else stands for itself. */
type Glob = string;

/** Looks at each part of the name once, whatever the pattern: patterns come from files that anybody may have written. */
export function matches(pattern: Glob, name: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** Sorts the pattern that says more before the one that says less: a whole name first, then by how much of the name stands in it. */
export function bySpecificity(one: Glob, other: Glob): number {
  return Number(one.includes('*')) - Number(other.includes('*')) || letters(other) - letters(one);
}

function letters(pattern: Glob): number {
  return pattern.replaceAll('*', '').length;
}
