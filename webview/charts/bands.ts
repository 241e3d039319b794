import { plainText } from '../../src/base/plainText.ts';
import type { ChartRun } from '../../src/protocol/charts.ts';
import { remembered } from '../common/remembered.ts';
import type { ChartBand } from './chart/chartProps.ts';
import type { Band } from './view.ts';

/** The bands of all charts: the same ones as long as they say the same. */
export function bandsNow(runs: readonly ChartRun[], band: Band | null): readonly ChartBand[] {
  return parsed(written(runs, band));
}

const written = remembered((runs: readonly ChartRun[], band: Band | null) =>
  JSON.stringify(band ? bandsOf(runs, band) : []),
);
const parsed = remembered((text: string) => JSON.parse(text) as readonly ChartBand[]);

/** Puts runs into groups, each of which is drawn as one. A run that is alone, or lacks what is asked for, stays a line. */
export function bandsOf(runs: readonly ChartRun[], band: Band): readonly ChartBand[] {
  const groups = new Map<string, ChartRun[]>();
  for (const run of runs) {
    if (!(band.name in run.differing || band.name in run.tags)) continue;
    const traits = JSON.stringify(traitsOf(run, band));
    groups.set(traits, [...(groups.get(traits) ?? []), run]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group, color) => ({ label: labelOf(group, band), lineIds: group.map(({ id }) => id), color }));
}

/** The ways in which these runs can be put into groups of more than one. */
export function bandChoices(runs: readonly ChartRun[]): readonly Band[] {
  const params = namesIn(runs.map(({ differing }) => differing));
  const tags = namesIn(runs.map((run) => run.tags)).filter((name) => !params.includes(name));
  const choices: readonly Band[] = [
    ...params.map((name) => ({ by: 'allBut', name }) as const),
    ...[...params, ...tags].map((name) => ({ by: 'same', name }) as const),
  ];
  return choices.filter((band) => bandsOf(runs, band).length > 0);
}

function namesIn(all: readonly ChartRun['tags'][]): readonly string[] {
  return [...new Set(all.flatMap((one) => Object.keys(one)))].sort();
}

function traitsOf(
  { differing, tags }: ChartRun,
  { by, name }: Band,
): readonly (readonly [string, string | undefined])[] {
  if (by === 'same') return [[name, differing[name] ?? tags[name]]];
  return Object.entries(differing)
    .filter(([param]) => param !== name)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function labelOf(group: readonly ChartRun[], band: Band): string {
  const [first] = group;
  const traits = first ? traitsOf(first, band) : [];
  const words = traits.map(([name, value = '']) => `${plainText(name, 40)} ${plainText(value, 40)}`);
  return `${words.join(' · ') || 'all'}, ${group.length} runs`;
}
