import { plainText } from '../base/plainText.ts';
import type { BetterThanHolder, Requirement } from './policy.ts';

/** What a requirement asks for, to stand behind the figure that it is about: `at least 0.9`. */
export function requirementWords(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'ready':
      return 'must be READY';
    case 'description':
      return 'must be there';
    case 'from':
      return `must have ${requirement.aliases.map((alias) => `@${plainText(alias, 40)}`).join(' or ')}`;
    case 'tag': {
      const values = requirement.values?.map((value) => plainText(value, 60));
      return values ? `must be ${plainText(values.join(' or '))}` : 'must be set';
    }
    case 'atLeast':
      return `at least ${String(requirement.value)}${measuredOn(requirement.dataset)}`;
    case 'atMost':
      return `at most ${String(requirement.value)}${measuredOn(requirement.dataset)}`;
    case 'better':
      return `${marginWords(requirement)}${measuredOn(requirement.dataset)}`;
    case 'rows':
      return `at least ${requirement.atLeast.toLocaleString('en')} rows`;
    case 'signature':
      return requirement.level === 'present' ? 'must be there' : 'must be compatible with the current holder';
  }
}

/** What a requirement is about: `metric val_auc`. */
export function requirementSubject(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'ready':
      return 'version';
    case 'from':
      return 'version';
    case 'tag':
      return `tag ${plainText(requirement.key, 60)}`;
    case 'atLeast':
    case 'atMost':
    case 'better':
      return `metric ${plainText(requirement.metric, 60)}`;
    case 'rows':
      return 'evaluation';
    case 'description':
    case 'signature':
      return requirement.kind;
  }
}

function marginWords({ by, ifNoHolder }: BetterThanHolder): string {
  const wanted = by.of === 'value' ? by.value : by.percent;
  const size = `${String(Math.abs(wanted))}${by.of === 'percent' ? ' %' : ''}`;
  const words = wanted > 0 ? `at least ${size} better` : wanted === 0 ? 'not worse' : `at most ${size} worse`;
  return `${words} than the current holder${ifNoHolder === 'deny' ? ', and there must be one' : ''}`;
}

function measuredOn(dataset: string | undefined): string {
  return dataset === undefined ? '' : `, on the data set ${plainText(dataset, 60)}`;
}
