import { plainText } from '../base/plainText.ts';
import { formatMetric } from '../model/metric.ts';
import { signatureChange } from './compatible.ts';
import { metricOf, rowsOf, shownApart } from './figures.ts';
import { met, metIf, unknown, unmet, type Finding } from './finding.ts';
import { judgeBetter } from './judgeBetter.ts';
import type { MetricOf, Requirement } from './policy.ts';
import { holderOf, type PromotionFacts, type VersionFacts } from './promotionFacts.ts';

/** How it stands with one thing that is required. */
export function judgeRequirement(requirement: Requirement, facts: PromotionFacts): Finding {
  const { candidate } = facts;
  const { version } = candidate;
  switch (requirement.kind) {
    case 'ready':
      return metIf(
        version.status === 'READY',
        `version ${version.version} is ${plainText(version.status, 40) || 'in no known state'}`,
      );
    case 'description':
      return version.description.trim() === '' ? unmet('description: there is none') : met('description: there is one');
    case 'from':
      return judgeFrom(requirement.aliases, facts);
    case 'tag':
      return judgeTag(requirement, version.tags[requirement.key]);
    case 'atLeast':
    case 'atMost':
      return judgeBound(requirement, candidate);
    case 'better':
      return judgeBetter(requirement, facts);
    case 'rows': {
      const counted = rowsOf(candidate, requirement);
      if ('unknown' in counted) return unknown(`rows of the evaluation: ${counted.unknown}`);
      const { rows, by } = counted.known;
      return metIf(rows >= requirement.atLeast, `evaluated on ${rows.toLocaleString('en')} rows (${by})`);
    }
    case 'signature':
      return judgeSignature(requirement.level, facts);
  }
}

function judgeFrom(aliases: readonly string[], { candidate: { version }, aliases: all }: PromotionFacts): Finding {
  const held = Object.keys(all).filter((alias) => all[alias] === version.version);
  const shown = held.length === 0 ? 'no alias' : held.map((alias) => `@${plainText(alias, 40)}`).join(', ');
  return metIf(
    held.some((alias) => aliases.includes(alias)),
    `version ${version.version} has ${plainText(shown)}`,
  );
}

function judgeTag({ key, values }: Requirement & { readonly kind: 'tag' }, value: string | undefined): Finding {
  const name = `tag ${plainText(key, 60)}`;
  if (value === undefined) return unmet(`${name} is not set`);
  if (value.trim() === '') return unmet(`${name} is empty`);
  return metIf(values === undefined || values.includes(value), `${name} is ${plainText(value, 60)}`);
}

function judgeBound(
  requirement: MetricOf & { readonly kind: 'atLeast' | 'atMost'; readonly value: number },
  candidate: VersionFacts,
): Finding {
  const name = plainText(requirement.metric, 60);
  const fact = metricOf(candidate, requirement);
  if ('unknown' in fact) return unknown(`${name}: ${fact.unknown}`);
  const { kind, value } = requirement;
  const isMet = kind === 'atLeast' ? fact.known >= value : fact.known <= value;
  return metIf(isMet, `${name} ${isMet ? formatMetric(fact.known) : shownApart(fact.known, value)[0]}`);
}

function judgeSignature(level: 'present' | 'compatible', facts: PromotionFacts): Finding {
  const { candidate } = facts;
  if ('unknown' in candidate.signature) return unknown(`signature: ${candidate.signature.unknown}`);
  if (level === 'present') return met('signature: there is one');
  const holder = holderOf(facts);
  if (holder === 'nobody') return met('signature: no version has the alias yet');
  if (holder === candidate) return met('signature: the version has the alias already');
  if ('unread' in holder) return unknown(`signature: ${holder.unread}`);
  if ('unknown' in holder.signature) {
    return unknown(`signature of version ${holder.version.version}: ${holder.signature.unknown}`);
  }
  const { breaks, notes } = signatureChange(holder.signature.known, candidate.signature.known);
  if (breaks.length > 0) return unmet(`signature: ${fewOf(breaks)}`);
  return met(`signature: ${notes.length === 0 ? `as of version ${holder.version.version}` : fewOf(notes)}`);
}

function fewOf(clauses: readonly string[]): string {
  const more = clauses.length - 3;
  return `${clauses.slice(0, 3).join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
}
