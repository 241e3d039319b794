/** A version of a Python package, as PEP 440 has it, in an order that tells which is later. */
export interface PythonVersion {
  readonly epoch: number;
  /** Without zeros at its end, which mean nothing. */
  readonly release: readonly number[];
  /** As many numbers as are written. */
  readonly written: readonly number[];
  /** `a`, `b` and `rc` as 0, 1 and 2, and its number. */
  readonly pre?: readonly [number, number];
  readonly post?: number;
  readonly dev?: number;
  /** What is behind a `+`. */
  readonly local?: string;
}

const pattern =
  /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>\d*))?(?:-(?<postShort>\d+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\d*))?(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d*))?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const preRanks: Readonly<Record<string, number>> = { a: 0, alpha: 0, b: 1, beta: 1 };

/** `undefined` for what is no version, and for one with numbers that no number holds. */
export function pythonVersion(text: string): PythonVersion | undefined {
  const groups = pattern.exec(text.trim().toLowerCase())?.groups;
  if (!groups || text.length > 200) return undefined;
  const { epoch, pre, postShort, post, dev, local } = groups;
  const written = (groups['release'] ?? '').split('.').map(Number);
  const number = (digits: string | undefined): number => Number(digits === '' ? 0 : digits);
  const version: PythonVersion = {
    epoch: number(epoch ?? '0'),
    release: written.slice(0, written.findLastIndex((one) => one !== 0) + 1),
    written,
    ...(pre !== undefined && { pre: [preRanks[pre] ?? 2, number(groups['preNumber'])] as const }),
    ...(postShort !== undefined && { post: number(postShort) }),
    ...(post !== undefined && { post: number(groups['postNumber']) }),
    ...(dev !== undefined && { dev: number(groups['devNumber']) }),
    ...(local !== undefined && { local: local.replace(/[-_]/g, '.') }),
  };
  return written.every(Number.isSafeInteger) ? version : undefined;
}

/** Below zero where the first is earlier. What is behind a `+` has no say. */
export function comparePythonVersions(one: PythonVersion, other: PythonVersion): number {
  const [left, right] = [orderOf(one), orderOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

const mostNumbers = 50;

/** Numbers one after the other: a version in development is earlier than its first alpha, and a release than what comes after it. */
function orderOf({ epoch, release, pre, post, dev }: PythonVersion): readonly number[] {
  const [rank, number] = pre ?? [post === undefined && dev !== undefined ? -1 : 3, 0];
  const padded = Array.from({ length: mostNumbers }, (_, at) => release[at] ?? 0);
  return [epoch, ...padded, rank, number, post ?? -1, dev ?? Infinity];
}
