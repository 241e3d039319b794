import { keyed, type Keyed } from '../base/keyed.ts';

/**
 * What a requirements file asks for, by package: the version alone where exactly one is asked for. Names are written as PyPI compares them.
 * Options, such as another index, are no packages.
 */
export function packagesIn(requirements: readonly string[]): Keyed<string> {
  const found = new Map<string, string>();
  for (const line of requirements) {
    const groups = /^(?<name>[A-Za-z0-9][\w.-]*)\s*(?<extras>\[[^\]]*\])?\s*(?<rest>.*)$/.exec(line)?.groups;
    if (!groups) continue;
    const name = (groups['name'] ?? '').toLowerCase().replace(/[-_.]+/g, '-') + (groups['extras'] ?? '');
    const rest = (groups['rest'] ?? '').trim();
    const exact = /^===?\s*(?<version>[\w.!+-]+)$/.exec(rest)?.groups?.['version'];
    const wanted = exact ?? (rest === '' ? 'any' : rest);
    const before = found.get(name);
    found.set(name, before === undefined || before === wanted ? wanted : `${before}, ${wanted}`);
  }
  return keyed(found);
}

/** How far apart two versions are, by the first of their numbers that differs; `undefined` for what are no versions, or the same. */
export function versionStep(one: string, other: string): 'major' | 'minor' | 'patch' | undefined {
  const numbers = (text: string): readonly number[] | undefined =>
    /^\d+(\.\d+)*/.exec(text)?.[0].split('.').map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  if (!left || !right || one === other) return undefined;
  if (left[0] !== right[0]) return 'major';
  return (left[1] ?? 0) === (right[1] ?? 0) ? 'patch' : 'minor';
}
