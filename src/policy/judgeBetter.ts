import { plainText } from '../base/plainText.ts';
import { clamped, formatMetric } from '../model/metric.ts';
import { metricDirection, type MetricDirection } from '../model/metricDirection.ts';
import { metricOf, shownApart } from './figures.ts';
import { met, metIf, unknown, type Finding } from './finding.ts';
import type { BetterThanHolder, Margin } from './policy.ts';
import { holderOf, type PromotionFacts } from './promotionFacts.ts';

/** What people write as 0.6 - 0.5 >= 0.1 holds, although not in floating point: so many of the last digits are forgiven. */
const forgiven = 4 * Number.EPSILON;

/** Whether a version's metric is so much better than that of the version that holds the alias. */
export function judgeBetter(requirement: BetterThanHolder, facts: PromotionFacts): Finding {
  const { candidate, alias } = facts;
  const name = plainText(requirement.metric, 60);
  const own = metricOf(candidate, requirement);
  if ('unknown' in own) return unknown(`${name}: ${own.unknown}`);
  const value = own.known;
  const holder = holderOf(facts);
  if (holder === 'nobody') {
    const isMet = requirement.ifNoHolder === 'allow' && !Number.isNaN(value);
    return metIf(isMet, `${name} ${formatMetric(value)}, and no version has @${alias} yet`);
  }
  if (holder === candidate) return met(`${name} ${formatMetric(value)}, of the version that has @${alias} already`);
  if ('unread' in holder) return unknown(`${name}: ${holder.unread}`);
  const { version } = holder.version;
  const other = metricOf(holder, requirement);
  if ('unknown' in other) return unknown(`${name} of version ${version}: ${other.unknown}`);
  if (Number.isNaN(other.known))
    return unknown(`${name} of version ${version} is NaN, which nothing can be compared with`);
  const direction = requirement.direction ?? metricDirection(requirement.metric);
  if (!direction)
    return unknown(`${name}: its name does not tell whether more is better, and the policy has no "direction"`);
  const [shown, shownOther] = shownApart(value, other.known);
  return metIf(
    isEnough(value, other.known, direction, requirement.by),
    `${name} ${shown} is ${gain(value, other.known, direction, requirement.by)} ${shownOther} of version ${version}`,
  );
}

/** The bound is made of the holder's value alone, so that a better value never turns a yes into a no. NaN is never enough. */
function isEnough(value: number, holder: number, direction: MetricDirection, margin: Margin): boolean {
  const sign = direction === 'higher' ? 1 : -1;
  const wanted = margin.of === 'value' ? margin.value : margin.percent;
  // A gain is asked for: then the same is not enough, however little it is.
  if (wanted > 0 && !(sign * value > sign * holder)) return false;
  const size = Math.abs(holder);
  if (size >= clamped) return sign * value >= sign * holder;
  const least = margin.of === 'value' ? margin.value : size * (margin.percent / 100);
  const bound = sign * holder + least;
  return sign * value >= bound - forgiven * Math.max(size, Math.abs(bound), Math.abs(least));
}

/** `2.6 % better than`, `0.012 worse than`, `the same as`. */
function gain(value: number, holder: number, direction: MetricDirection, { of }: Margin): string {
  if (value === holder) return 'the same as';
  if (Number.isNaN(value)) return 'not better than';
  const word = value > holder === (direction === 'higher') ? 'better' : 'worse';
  const apart = Math.abs(value - holder);
  const size = Math.abs(holder);
  const share = (apart / size) * 100;
  if (apart >= clamped || (of === 'percent' && !(share < 1e6))) return `${word} than`;
  return of === 'percent' ? `${formatMetric(share, 3)} % ${word} than` : `${formatMetric(apart, 3)} ${word} than`;
}
