import { versionStep } from './packages.ts';
import { requirementOf, type Requirement } from '../model/requirement.ts';
import { exactVersion, meetsSpecifier } from './versionSpecifier.ts';
import type { Keyed } from '../base/keyed.ts';

/** What a model wants of a package, and what there is of it here. */
export interface PackageRow {
  readonly name: string;
  /** What the model asks for; `any` where every version will do. */
  readonly model: string;
  /** What the requirements of the workspace ask for; absent where they do not name it. */
  readonly workspace?: string;
  readonly installed?: string;
  readonly verdict: Verdict;
  /** Why, in a few words. */
  readonly words: string;
}

/** `fits`: as the model wants it. `missing`: it is not there. `unknown`: Podium cannot tell. */
export type Verdict = 'fits' | 'differs' | 'missing' | 'unknown';

/** What there is here. Absent where nothing was found, so that nothing is missing from it. */
export interface LocalPackages {
  /** The lines of the requirements files. */
  readonly requirements?: readonly string[];
  /** Versions by normal names. */
  readonly installed?: Keyed<string>;
}

interface Judged {
  readonly verdict: Verdict;
  readonly words: string;
}

const ranks: Readonly<Record<Verdict, number>> = { differs: 0, missing: 1, unknown: 2, fits: 3 };

/** A row for each package that a model asks for: first those that are otherwise here. */
export function modelPackages(
  lines: readonly string[],
  { requirements, installed }: LocalPackages,
): readonly PackageRow[] {
  const wanted = byName(lines);
  const here = requirements && byName(requirements);
  const rows = [...wanted].map(([name, all]): PackageRow => {
    const inWorkspace = here?.get(name);
    const version = installed?.[name];
    const verdicts = [
      ...(installed ? [ofInstalled(all, version)] : []),
      ...(inWorkspace ? [ofWorkspace(all, inWorkspace)] : []),
    ];
    const worst = verdicts.toSorted((one, other) => ranks[one.verdict] - ranks[other.verdict])[0];
    return {
      name,
      model: textOf(all),
      ...(inWorkspace && { workspace: textOf(inWorkspace) }),
      ...(version !== undefined && { installed: version }),
      ...(worst ?? { verdict: 'unknown', words: here ? 'not in the requirements' : 'nothing to compare with' }),
    };
  });
  return rows.sort((one, other) => ranks[one.verdict] - ranks[other.verdict] || (one.name < other.name ? -1 : 1));
}

function byName(lines: readonly string[]): ReadonlyMap<string, readonly Requirement[]> {
  const found = new Map<string, Requirement[]>();
  for (const line of lines) {
    const requirement = requirementOf(line);
    if (!requirement) continue;
    const before = found.get(requirement.name);
    if (before) before.push(requirement);
    else found.set(requirement.name, [requirement]);
  }
  return found;
}

function ofInstalled(wanted: readonly Requirement[], installed: string | undefined): Judged {
  const specifier = plainSpecifier(wanted);
  if (installed === undefined) {
    return wanted.some(({ marker }) => marker !== undefined)
      ? { verdict: 'unknown', words: 'not installed, and wanted only under a condition' }
      : { verdict: 'missing', words: 'not installed' };
  }
  const meets = specifier === undefined ? undefined : meetsSpecifier(installed, specifier);
  if (meets === undefined) return { verdict: 'unknown', words: cannotTell(wanted) };
  if (meets) return { verdict: 'fits', words: 'installed as wanted' };
  const step = versionStep(exactVersion(specifier ?? '') ?? '', installed);
  return { verdict: 'differs', words: `installed is another ${step === undefined ? '' : `${step} `}version` };
}

/** Whether who installs the workspace's requirements may get what the model wants. */
function ofWorkspace(wanted: readonly Requirement[], here: readonly Requirement[]): Judged {
  const [model, workspace] = [plainSpecifier(wanted), plainSpecifier(here)];
  if (model === undefined || workspace === undefined) {
    return { verdict: 'unknown', words: cannotTell(model === undefined ? wanted : here) };
  }
  if (model === workspace) return { verdict: 'fits', words: 'the requirements ask for the same' };
  const [pinned, other] =
    exactVersion(model) === undefined ? [exactVersion(workspace), model] : [exactVersion(model), workspace];
  const meets = pinned === undefined ? undefined : meetsSpecifier(pinned, other);
  if (meets === undefined) return { verdict: 'unknown', words: 'cannot tell: both allow several versions' };
  return meets
    ? { verdict: 'fits', words: 'the requirements allow it' }
    : { verdict: 'differs', words: 'the requirements ask for another version' };
}

/** What is asked for whatever the machine; `undefined` where it depends, or is no question of versions. */
function plainSpecifier(all: readonly Requirement[]): string | undefined {
  if (all.some(({ marker, url }) => marker !== undefined || url !== undefined)) return undefined;
  return all
    .map(({ specifier }) => specifier.replace(/\s+/g, ''))
    .filter((specifier) => specifier !== '')
    .join(',');
}

function cannotTell(all: readonly Requirement[]): string {
  if (all.some(({ url }) => url !== undefined)) return 'cannot tell: it comes from an address';
  if (all.some(({ marker }) => marker !== undefined)) return 'cannot tell: it is wanted only under a condition';
  return 'cannot tell: its version is not written as PEP 440 has it';
}

function textOf(all: readonly Requirement[]): string {
  const texts = all.map(({ specifier, marker, url }) =>
    [url === undefined ? specifier || 'any' : `@ ${url}`, ...(marker === undefined ? [] : [`if ${marker}`])].join(' '),
  );
  return [...new Set(texts)].join(', ');
}
