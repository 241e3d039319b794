import { keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { comparison } from '../../compare/comparison.ts';
import { packagesIn, versionStep } from '../../compare/packages.ts';
import { runSections } from '../../compare/runSections.ts';
import { comparedValue, type ComparedRow } from '../../model/comparedRow.ts';
import type { Run } from '../../model/run.ts';
import { signatureChange } from '../../policy/compatible.ts';
import type { Fact, VersionFacts } from '../../policy/promotionFacts.ts';
import type { Difference } from '../../protocol/promotion.ts';
import { runSource } from '../../services/runs/runSource.ts';
import { given } from '../../stores/given.ts';
import { peoplesTags } from '../model/versionRow.ts';

const mostNamed = 3;
const mostTags = 8;

/** In what else than metrics a version differs from the one that it takes an alias from; what could not be compared says so. */
export function promotionDifferences(before: VersionFacts, after: VersionFacts): readonly Difference[] {
  return [
    ...requirements(before, after),
    ...signature(before, after),
    ...ofRuns(before.run, after.run),
    ...tags(before, after),
  ];
}

function requirements(one: VersionFacts, other: VersionFacts): readonly Difference[] {
  const what = 'requirements';
  const [before, after] = [one[what], other[what]];
  if (!('known' in before) || !('known' in after)) return unknownOf(what, one, other);
  const rows = differing(comparison([packagesIn(before.known), packagesIn(after.known)]));
  const major = rows.filter((row) => step(row) === 'major').map(changeWords);
  if (rows.length === 0) return [];
  return [
    {
      what,
      words: `${String(rows.length)} changed: ${few(rows.map(changeWords))}`,
      ...given('warning', major.length === 0 ? undefined : `${few(major)}: a major change`),
      diff: 'requirements',
    },
  ];
}

function signature(one: VersionFacts, other: VersionFacts): readonly Difference[] {
  const what = 'signature';
  const [before, after] = [one[what], other[what]];
  if (!('known' in before) || !('known' in after)) return unknownOf(what, one, other);
  const { breaks, notes } = signatureChange(before.known, after.known);
  if (breaks.length + notes.length === 0) return [];
  return [
    {
      what,
      words: few([...breaks, ...notes]),
      ...given('warning', breaks.length === 0 ? undefined : 'callers of the version before may break'),
      diff: 'signature',
    },
  ];
}

function ofRuns(before: Fact<Run>, after: Fact<Run>): readonly Difference[] {
  if (!('known' in before) || !('known' in after)) return [];
  const sections = runSections([before.known, after.known]);
  const params = differing(sections.params);
  const [one, other] = [runSource(before.known).commit, runSource(after.known).commit];
  return [
    ...(params.length === 0
      ? []
      : [
          {
            what: 'params',
            words: `${String(params.length)} of ${String(sections.params.length)} differ: ${few(params.map(changeWords))}`,
            diff: 'params' as const,
          },
        ]),
    ...differing(sections.datasets).map((row) => ({ what: `data, ${plainText(row.name, 60)}`, words: arrow(row) })),
    ...(one === other
      ? []
      : [
          {
            what: 'commit',
            words: `${shortCommit(one)} → ${shortCommit(other)}`,
            ...(one !== undefined && other !== undefined && { diff: 'commits' as const }),
          },
        ]),
  ];
}

function tags({ version: before }: VersionFacts, { version: after }: VersionFacts): readonly Difference[] {
  const rows = differing(comparison([before, after].map((version) => keyed(peoplesTags(version.tags)))));
  const more = rows.length - mostTags;
  return [
    ...rows.slice(0, mostTags).map((row) => ({ what: `tag ${plainText(row.name, 60)}`, words: arrow(row) })),
    ...(more > 0 ? [{ what: 'tags', words: `${String(more)} more differ` }] : []),
  ];
}

function differing(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  return rows.filter(({ differs }) => differs);
}

function step(row: ComparedRow): ReturnType<typeof versionStep> {
  const [before, after] = [0, 1].map((at) => comparedValue(row, at));
  return before === undefined || after === undefined ? undefined : versionStep(String(before), String(after));
}

/** "depth 5 → 6", "xgboost added". */
function changeWords(row: ComparedRow): string {
  const name = plainText(row.name, 60);
  const [before, after] = [0, 1].map((at) => comparedValue(row, at));
  if (before === undefined) return `${name} added`;
  return after === undefined ? `${name} removed` : `${name} ${arrow(row)}`;
}

function arrow(row: ComparedRow): string {
  const [before = '–', after = '–'] = [0, 1].map((at) => {
    const value = comparedValue(row, at);
    return value === undefined ? undefined : plainText(String(value), 60);
  });
  return `${before} → ${after}`;
}

function few(all: readonly string[]): string {
  const more = all.length - mostNamed;
  return `${all.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function shortCommit(commit: string | undefined): string {
  return commit === undefined ? '–' : plainText(commit.slice(0, 7));
}

/** Of which version it could not be read, and why. */
function unknownOf(what: 'requirements' | 'signature', ...both: readonly VersionFacts[]): readonly Difference[] {
  const why = both.flatMap(({ version, [what]: known }) => {
    return 'unknown' in known ? `version ${plainText(version.version, 20)}: ${plainText(known.unknown, 200)}` : [];
  });
  return [{ what, words: `not compared. ${why.join('; ')}` }];
}
