import { plainText } from '../base/plainText.ts';
import { formatMetric } from '../model/metric.ts';
import { at } from './lookup.ts';
import { oddLines, oddWords } from './oddSentences.ts';
import { isDrawable } from './points.ts';
import { standing } from './standing.ts';
import type { Track } from './tracks.ts';
import { nameOf, place, value } from './trackWords.ts';
import { stepWords } from './xWords.ts';

export interface SummaryOptions {
  /** Whether these are only the points of the part that was zoomed to. */
  readonly isZoomed?: boolean;
  /** Whether these are a first impression. */
  readonly isQuick?: boolean;
  /** Whether any of the runs goes on. */
  readonly isLive?: boolean;
}

/** What is finite of a track. */
interface Course {
  readonly track: Track;
  /** Indexes of the first and the last finite value, and of the first of the least and the greatest ones. */
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

/**
 * What a chart shows, as one sentence. It tells what happened and judges nothing: which way is better it does not know.
 * @param tracks By step.
 */
export function summaryOf(
  name: string,
  tracks: readonly Track[],
  { isZoomed = false, isQuick = false, isLive = false }: SummaryOptions = {},
): string {
  const metric = plainText(name, 80);
  const logged = tracks.filter(({ values }) => values.length > 0);
  const [only, second] = logged;
  if (!only) return isZoomed ? `${metric} has no points in this part.` : `${metric} has no points yet.`;
  const told = second ? many(metric, logged) : [single(metric, only)];
  const before = [
    ...(isQuick ? ['at first sight'] : []),
    ...(isZoomed ? ['in this part'] : []),
    ...(isLive ? ['so far'] : []),
  ].join(', ');
  return before === '' ? `${told.join('; ')}.` : `${capital(before)}: ${told.join('; ')}.`;
}

function single(metric: string, track: Track): string {
  const { values, xs } = track;
  const course = courseOf(track);
  const last = values.length - 1;
  if (last === 0) return `${metric} is ${formatMetric(at(values, 0))} at ${stepWords(at(xs, 0))}`;
  const odd = oddWords(track);
  if (!course) return `${metric} ${odd ?? ''}, from ${place(track, 0)} to ${place(track, last)}`;
  const { first, last: end, least, greatest } = course;
  const also = odd === undefined ? '' : `; it ${odd}`;
  if (at(values, least) === at(values, greatest)) {
    const count = values.every(isDrawable) ? 'throughout' : 'wherever it is finite';
    return `${metric} is ${formatMetric(at(values, first))} ${count}, from ${place(track, first)} to ${place(track, end)}${also}`;
  }
  const peaks = [
    ...(greatest === first || greatest === end
      ? []
      : [`at most ${value(track, greatest)} at ${place(track, greatest)}`]),
    ...(least === first || least === end ? [] : [`at least ${value(track, least)} at ${place(track, least)}`]),
  ].join(' and ');
  const way = went(course) === 'stayed' ? 'went back' : went(course);
  const ends = `${way} from ${value(track, first)} at ${place(track, first)} to ${value(track, end)} at ${place(track, end)}`;
  return `${metric} ${ends}${peaks === '' ? '' : `, ${peaks}`}${also}`;
}

function many(metric: string, tracks: readonly Track[]): readonly string[] {
  const courses = tracks.flatMap((track) => courseOf(track) ?? []);
  const [first] = courses;
  const odd = oddLines(tracks);
  const noun = nounOf(tracks);
  if (!first) return [`${metric} is nowhere finite in any of ${tracks.length} ${noun}`];
  const isRising =
    courses.filter((course) => went(course) === 'rose').length * 2 >=
    courses.filter((course) => went(course) !== 'stayed').length;
  return [`${metric} ${trend(courses, tracks.length, noun)}`, leader(courses, isRising, noun), ...odd];
}

/** "rose in 3 of 4 runs and fell in 1". */
function trend(courses: readonly Course[], count: number, noun: string): string {
  const all = count === 2 ? 'both' : `all ${count}`;
  if (courses.length === count && courses.every(({ first, last }) => first === last))
    return `has one value in ${all} ${noun}`;
  const parts = (['rose', 'fell', 'stayed'] as const).flatMap((way) => {
    const some = courses.filter((course) => went(course) === way).length;
    return some === 0 ? [] : [{ way: way === 'stayed' ? 'ended where it began' : way, some }];
  });
  const [only, ...rest] = parts.sort((a, b) => b.some - a.some);
  if (!only) return '';
  if (rest.length === 0 && only.some === count) return `${only.way} in ${all} ${noun}`;
  const others = rest.map(({ way, some }) => `${way} in ${some}`).join(' and ');
  return `${only.way} in ${only.some} of ${count} ${noun}${others === '' ? '' : ` and ${others}`}`;
}

/** "gallant-heron rose from 0.72 to 0.942 and is highest since step 31,000". */
function leader(courses: readonly Course[], isRising: boolean, noun: string): string {
  const word = isRising ? 'highest' : 'lowest';
  const sign = isRising ? 1 : -1;
  const ranked = courses.toSorted((a, b) => sign * (lastValue(b) - lastValue(a)));
  const [best] = ranked;
  if (!best) return '';
  const { track, first, last } = best;
  const ties = ranked.filter((course) => lastValue(course) === lastValue(best)).length;
  if (ties > 1) return `${ties} ${noun} end ${word}, at ${value(track, last)}`;
  const label = nameOf(track);
  if (first === last) return `${label} is ${word}, at ${value(track, last)}`;
  const way =
    went(best) === 'stayed'
      ? `is at ${value(track, last)}`
      : `${went(best)} from ${value(track, first)} to ${value(track, last)}`;
  const others = courses.filter((course) => course !== best).map((course) => course.track);
  const since = standing(track, others, sign);
  if (since === undefined) return `${label} ${way} and is ${word} throughout`;
  const about = courses.some((course) => course.track.isPart) ? 'about ' : '';
  return `${label} ${way} and is ${word} since ${about}${stepWords(since)}`;
}

function nounOf(tracks: readonly Track[]): string {
  const groups = tracks.filter(({ group }) => group).length;
  if (groups === 0) return 'runs';
  return groups === tracks.length ? 'groups' : 'lines';
}

function courseOf(track: Track): Course | undefined {
  const { values } = track;
  const first = values.findIndex(isDrawable);
  if (first < 0) return undefined;
  const last = values.findLastIndex(isDrawable);
  let [least, greatest] = [first, first];
  for (let index = first; index <= last; index++) {
    const value = at(values, index);
    if (!isDrawable(value)) continue;
    if (value < at(values, least)) least = index;
    if (value > at(values, greatest)) greatest = index;
  }
  return { track, first, last, least, greatest };
}

function went({ track: { values }, first, last }: Course): 'rose' | 'fell' | 'stayed' {
  const change = at(values, last) - at(values, first);
  return change > 0 ? 'rose' : change < 0 ? 'fell' : 'stayed';
}

function lastValue({ track: { values }, last }: Course): number {
  return at(values, last);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
