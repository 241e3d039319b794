import { comparePythonVersions, pythonVersion, type PythonVersion } from './pythonVersion.ts';

/**
 * Whether a version of a package is one that a requirement such as `>=1.2,<2` asks for. `undefined` where Podium cannot tell: for what is
 * written otherwise than PEP 440 has it.
 */
export function meetsSpecifier(version: string, specifier: string): boolean | undefined {
  const parts = specifier.split(',').map((part) => part.trim());
  if (parts.length === 1 && parts[0] === '') return true;
  const met = parts.map((part) => meetsOne(version, part));
  if (met.includes(undefined)) return undefined;
  return met.every((one) => one === true);
}

/** The version of a requirement that asks for exactly one. */
export function exactVersion(specifier: string): string | undefined {
  return /^===?\s*(?<version>[^\s,*;]+)$/.exec(specifier.trim())?.groups?.['version'];
}

function meetsOne(text: string, part: string): boolean | undefined {
  const groups = /^(?<operator>===|==|~=|!=|<=|>=|<|>)\s*(?<wanted>[^\s,;()<>=!~]+(?:![^\s,;()<>=!~]+)?)$/.exec(
    part,
  )?.groups;
  const { operator, wanted = '' } = groups ?? {};
  if (operator === '===') return text.trim().toLowerCase() === wanted.toLowerCase();
  const version = pythonVersion(text);
  if (!version || operator === undefined) return undefined;
  if (wanted.endsWith('.*')) {
    const prefix = pythonVersion(wanted.slice(0, -2));
    const isPlain = prefix && !prefix.pre && prefix.post === undefined && prefix.dev === undefined;
    if (!isPlain || prefix.local !== undefined || (operator !== '==' && operator !== '!=')) return undefined;
    return (operator === '==') === beginsWith(version, prefix, prefix.written.length);
  }
  const other = pythonVersion(wanted);
  return other && meets(version, operator, other);
}

function meets(version: PythonVersion, operator: string, wanted: PythonVersion): boolean | undefined {
  const order = comparePythonVersions(version, wanted);
  const isSame = order === 0 && (wanted.local === undefined || wanted.local === version.local);
  if (operator === '==') return isSame;
  if (operator === '!=') return !isSame;
  // PEP 440 lets no other operator have a `+`.
  if (wanted.local !== undefined) return undefined;
  switch (operator) {
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      // 2.0rc1 is before 2.0, and is not what those want who ask for less than 2.0.
      return order < 0 && (isBefore(wanted) || !isBeforeOf(version, wanted));
    case '>':
      return order > 0 && (wanted.post !== undefined || !isAfterOf(version, wanted));
    case '~=': {
      const { length } = wanted.written;
      return length < 2 ? undefined : order >= 0 && beginsWith(version, wanted, length - 1);
    }
    default:
      return undefined;
  }
}

function isBefore({ pre, dev }: PythonVersion): boolean {
  return pre !== undefined || dev !== undefined;
}

/** Whether it came before another one was ready. */
function isBeforeOf(version: PythonVersion, other: PythonVersion): boolean {
  if (!sameRelease(version, other)) return false;
  return other.post === undefined ? isBefore(version) : version.post === other.post && version.dev !== undefined;
}

/** Whether it is another one with a mistake put right. */
function isAfterOf(version: PythonVersion, other: PythonVersion): boolean {
  const isSame = sameRelease(version, other) && version.pre?.join('.') === other.pre?.join('.');
  return version.post !== undefined && isSame && other.dev === undefined;
}

function sameRelease(one: PythonVersion, other: PythonVersion): boolean {
  return one.epoch === other.epoch && one.release.join('.') === other.release.join('.');
}

function beginsWith(version: PythonVersion, prefix: PythonVersion, length: number): boolean {
  const parts = Array.from({ length }, (_, at) => at);
  return (
    version.epoch === prefix.epoch && parts.every((at) => (version.release[at] ?? 0) === (prefix.release[at] ?? 0))
  );
}
