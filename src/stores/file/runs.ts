import type { Condition, Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import { matches } from '../../filter/evaluate.ts';
import type { Page } from '../../model/page.ts';
import type { Run } from '../../model/run.ts';
import { invalid, notFound, readQuery } from '../query.ts';
import type { RunQuery } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { pageOf } from './page.ts';
import { fileRunRules } from './rules.ts';
import type { RunInfo } from './runInfo.ts';
import { isInfo, runValues, type Candidate } from './runValues.ts';
import type { StoreFolder } from './storeFolder.ts';

const newestFirst: readonly Order[] = [
  { field: { kind: 'attribute', name: 'start_time' }, descending: true },
  { field: { kind: 'attribute', name: 'run_id' }, descending: false },
];

/** So many finished runs are read as thoroughly as those that go on; with more, only what their folders show is looked for. */
const fewRuns = 1_000;

export async function searchRuns(store: StoreFolder, query: RunQuery): Promise<Page<Run>> {
  const { conditions, orders } = readQuery(query, fileRunRules);
  const candidates = await candidatesOf(store, query);
  const order = [...orders, ...newestFirst];
  const needsDetails = [...conditions, ...orders].some(({ field }) => !isInfo(field));
  const read = needsDetails ? await withDetails(store, candidates, conditions) : candidates;
  const found = read.filter((candidate) => matches(conditions, runValues(candidate)));
  found.sort((one, other) => compareBy(order, runValues(one), runValues(other)));
  const { items, ...next } = pageOf(found, ({ info }) => info.runId, query, [
    'runs',
    query.experimentIds,
    query.filter,
    query.orderBy,
    query.viewType,
  ]);
  const runs: Run[] = [];
  for (const { folder, info } of items) {
    await store.pace.breathe();
    const run = await store.notes.orSkip(folder.path, () => folder.run(info, store.question));
    if (run) runs.push(run);
  }
  return { items: runs, ...next };
}

export async function getRun(store: StoreFolder, runId: string): Promise<Run> {
  const { folder, info } = await findRun(store, runId);
  return folder.run(info, store.question);
}

async function candidatesOf(store: StoreFolder, query: RunQuery): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const experimentId of query.experimentIds) {
    for (const folder of store.experiment(experimentId)?.runs.all() ?? []) {
      await store.pace.breathe();
      const info = await store.notes.orSkip(folder.path, () => folder.info());
      if (info && isInView(info, query.viewType)) candidates.push({ folder, info });
    }
  }
  return candidates;
}

/** Reads the runs that are not ruled out by what is known already; the others are left out. */
async function withDetails(
  store: StoreFolder,
  candidates: readonly Candidate[],
  conditions: readonly Condition[],
): Promise<readonly Candidate[]> {
  const known = conditions.filter(({ field }) => isInfo(field));
  const read: Candidate[] = [];
  for (const candidate of candidates) {
    await store.pace.breathe();
    if (!matches(known, runValues(candidate))) continue;
    const thorough = candidates.length <= fewRuns || candidate.info.status === 'RUNNING';
    await store.notes.orSkip(candidate.folder.path, async () => {
      await candidate.folder.readDetails(store.question, thorough);
      read.push(candidate);
    });
  }
  return read;
}

/** By its id, in any experiment, also a deleted one. @throws StoreError */
export async function findRun(store: StoreFolder, runId: string): Promise<Candidate> {
  if (!/^[a-zA-Z0-9][\w-]{0,255}$/.test(runId)) throw invalid(`"${runId.slice(0, 100)}" is no run id.`);
  for (const experiment of store.allExperiments()) {
    const folder = await store.notes.orSkip(experiment.path, () => experiment.run(runId));
    if (!folder) continue;
    const missing = folder.missingFolder();
    const info = missing === undefined ? await folder.info() : undefined;
    if (info) return { folder, info };
    if (missing !== undefined) {
      throw notFound(
        `${folder.path} has no folder "${missing}", without which MLflow does not take it for a run. If it got lost, make it anew.`,
      );
    }
    throw new StoreError('damaged', `The meta.yaml of ${folder.path} is missing. Restore it from a copy.`, {
      errorCode: 'INVALID_STATE',
    });
  }
  throw notFound(`There is no run ${runId} in ${store.path}. Refresh to see which there are.`);
}

function isInView(info: RunInfo, viewType: RunQuery['viewType'] = 'ACTIVE_ONLY'): boolean {
  return viewType === 'ALL' || (info.lifecycleStage === 'active') === (viewType === 'ACTIVE_ONLY');
}
