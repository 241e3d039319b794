import { keyed, type Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { comparison } from '../../compare/comparison.ts';
import { runSections } from '../../compare/runSections.ts';
import type { ComparedRow } from '../../model/comparedRow.ts';
import { metricDirection, type MetricDirection } from '../../model/metricDirection.ts';
import type { Run } from '../../model/run.ts';
import type { ChartRun } from '../../protocol/charts.ts';
import type { CompareContent, ComparedRun } from '../../protocol/compare.ts';
import { idOfRun } from '../../services/runs/idOfRun.ts';
import { noteTag } from '../../services/runs/runFields.ts';
import type { RunAddress } from '../../services/pages.ts';
import { runSource } from '../../services/runs/runSource.ts';
import { given } from '../../stores/given.ts';
import { tablesOf } from './compareTables.ts';
import type { RunRead } from '../runReads.ts';

/** A run of a comparison: where it is, and what was read of it. */
export interface Compared {
  readonly address: RunAddress;
  readonly read: RunRead;
}

type Directions = Readonly<Record<string, MetricDirection | 'neither'>>;

/**
 * What a page of a comparison shows at once.
 *
 * @param table the path of the one that it was opened for.
 */
export function compareContent(
  all: readonly Compared[],
  told: readonly ChartRun[],
  chosen: Directions,
  table?: string,
): Omit<CompareContent, 'metrics' | 'marks'> {
  const runs = all.map(({ read: { shown } }) => shown?.run);
  const { metrics, params, tags, datasets, system } = runSections(runs);
  const severalConnections = new Set(all.map(({ address }) => address.connectionId)).size > 1;
  return {
    title: titleOf(all),
    runs: all.map((one) => runOf(one, told, severalConnections, table)),
    ...given('table', table),
    sections: [
      { id: 'metrics', rows: metrics },
      { id: 'params', rows: params },
      { id: 'tags', rows: tags },
      { id: 'datasets', rows: datasets },
      { id: 'source', rows: comparison(runs.map((run) => run && factsOf(run))) },
      { id: 'system', rows: system },
    ],
    directions: directionsOf([...metrics, ...system], chosen),
  };
}

/** "fox ↔ owl", "fox + 4 runs". */
function titleOf(all: readonly Compared[]): string {
  const names = all.map((one) => plainText(nameOf(one), 40));
  const [first = '', second = ''] = names;
  if (names.length === 2) return `${first} ↔ ${second}`;
  return names.length < 2 ? first : `${first} + ${String(names.length - 1)} runs`;
}

function nameOf({ address, read: { shown } }: Compared): string {
  return shown && shown.run.runName !== '' ? shown.run.runName : address.runId;
}

function runOf(
  one: Compared,
  told: readonly ChartRun[],
  severalConnections: boolean,
  table: string | undefined,
): ComparedRun {
  const { address, read } = one;
  const { shown, failure } = read;
  const id = idOfRun(address);
  return {
    ...(told.find((run) => run.id === id) ?? unknownRun(id)),
    name: nameOf(one),
    runId: address.runId,
    isDeleted: shown?.run.lifecycleStage === 'deleted',
    isUnknown: !shown,
    tables: shown ? tablesOf(shown.run, table) : [],
    ...(failure && { failure: failure.message }),
    ...(severalConnections && { connection: shown?.connection.name ?? address.connectionId }),
  };
}

function unknownRun(id: string): ChartRun {
  const nothing = { differing: keyed<string>([]), tags: keyed<string>([]), aliases: [], warnings: [] };
  return { id, name: '', status: 'UNKNOWN', isLive: false, hasImages: false, ...nothing };
}

/** What else can be said of a run in a word; times in milliseconds. */
function factsOf(run: Run): Keyed<string | number> {
  const { startTimeMs, endTimeMs, userId, tags } = run;
  const { commit, branch, repositoryUrl, name, entryPoint } = runSource(run);
  const took = startTimeMs === undefined || endTimeMs === undefined ? undefined : endTimeMs - startTimeMs;
  const facts: Readonly<Record<string, string | number | undefined>> = {
    commit,
    branch,
    repository: repositoryUrl,
    source: name,
    'entry point': entryPoint,
    user: userId === '' ? tags['mlflow.user'] : userId,
    note: tags[noteTag],
    started: startTimeMs,
    duration: took,
  };
  return keyed(Object.entries(facts).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const])));
}

/** What somebody said goes before what the name says. */
export function directionsOf(rows: readonly ComparedRow[], chosen: Directions): Keyed<MetricDirection> {
  return keyed(
    rows.flatMap(({ name }) => {
      const direction = Object.hasOwn(chosen, name) ? chosen[name] : metricDirection(name);
      return direction === undefined || direction === 'neither' ? [] : [[name, direction] as const];
    }),
  );
}
