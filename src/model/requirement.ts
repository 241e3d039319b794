/** A line of a requirements file that asks for a package. */
export interface Requirement {
  /** As PyPI compares names: lower case, with `-`; without extras. */
  readonly name: string;
  /** `>=1.2,<2`; empty for any version. */
  readonly specifier: string;
  /** When it holds only sometimes: `python_version < "3.9"`. */
  readonly marker?: string;
  /** Where it comes from, where that is no package index. */
  readonly url?: string;
}

/** The lines that say something, of a text as pip reads it: without comments, and with continued lines as one. */
export function requirementLines(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** `undefined` for options of pip, such as `-r other.txt`, and for paths and addresses without a name. */
export function requirementOf(line: string): Requirement | undefined {
  const groups = /^(?<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?<rest>.*)$/.exec(line)?.groups;
  if (!groups) return undefined;
  // Sums are for pip.
  const rest = (groups['rest'] ?? '').replace(/\s--\w.*$/, '');
  const [wanted = '', ...markers] = rest.split(';');
  const name = normalName(groups['name'] ?? '');
  const marker = markers.join(';').trim();
  const told = wanted.trim();
  if (told.startsWith('@')) return { name, specifier: '', url: told.slice(1).trim() };
  if (told !== '' && !/^[(<>=!~]/.test(told)) return undefined;
  const specifier = told.replace(/^\((.*)\)$/, '$1').trim();
  return { name, specifier, ...(marker !== '' && { marker }) };
}

/** Names that differ only in this are the same package. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
