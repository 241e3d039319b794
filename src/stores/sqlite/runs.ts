import { slices } from '../../base/slices.ts';
import { runRules } from '../../filter/rules.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import { toSql } from '../../filter/toSql.ts';
import type { Page } from '../../model/page.ts';
import type { Run, RunStatus } from '../../model/run.ts';
import type { RunQuery } from '../store.ts';
import type { StoreError } from '../storeError.ts';
import { notFound } from '../query.ts';
import type { Database } from './database.ts';
import { asLifecycleStage, inView } from './lifecycle.ts';
import { modelInputsOf, runDetails, type RunDetails } from './runDetails.ts';
import { runOrder } from './runOrder.ts';
import { runPlaces } from './runPlaces.ts';
import { column, inExperiments, inWorkspaceExperiment, selected, type Schema } from './schema.ts';
import { batches, checkedExperimentId, readQuery, searchPage } from './search.ts';
import type { Row } from './row.ts';
import { given, optionalNumber, text } from './values.ts';

export async function searchRuns(database: Database, query: RunQuery, signal?: AbortSignal): Promise<Page<Run>> {
  const { conditions, orders } = readQuery(query, runRules);
  const experimentIds = query.experimentIds.map(checkedExperimentId);
  const schema = await database.schema(signal);
  if (experimentIds.length === 0) return { items: [] };
  const { joins, keys, latest } = runOrder(orders, schema);
  const { rows, ...next } = await searchPage(
    database,
    {
      values: values(schema),
      from: sql`runs ${joins}`,
      where: [
        inExperiments(schema, 'runs', experimentIds),
        inView('runs', query.viewType),
        toSql(conditions, runPlaces(schema)),
      ],
      order: keys,
      latest,
    },
    query,
    signal,
  );
  const runs: Run[] = [];
  const turn = slices(signal);
  for (const batch of batches(rows)) {
    const details = await runDetails(
      database,
      schema,
      batch.map((row) => text(row, 0)),
      signal,
    );
    for (const row of batch) {
      runs.push(asRun(row, details));
      await turn();
    }
  }
  return { items: runs, ...next };
}

export async function getRun(database: Database, runId: string, signal?: AbortSignal): Promise<Run> {
  const schema = await database.schema(signal);
  const statement = sql`SELECT ${selected(values(schema))} FROM runs
    WHERE run_uuid = ${runId} AND ${inWorkspaceExperiment(schema, 'runs')}`;
  const [row] = await database.all(statement, signal);
  if (!row) throw noRun(database, runId);
  const run = asRun(row, await runDetails(database, schema, [runId], signal));
  // MLflow's searches leave these out.
  return { ...run, modelInputs: await modelInputsOf(database, schema, runId, signal) };
}

export function noRun({ path }: Database, runId: string): StoreError {
  return notFound(`There is no run ${runId.slice(0, 100)} in ${path}. Refresh to see which there are.`);
}

function values(schema: Schema): readonly Sql[] {
  return [
    sql`runs.run_uuid`,
    sql`CAST(runs.experiment_id AS TEXT)`,
    ...['name', 'user_id', 'status', 'lifecycle_stage', 'start_time', 'end_time', 'artifact_uri'].map((name) =>
      column(schema, 'runs', name),
    ),
  ];
}

function asRun(row: Row, details: RunDetails): Run {
  const runId = text(row, 0);
  const tags = details.tags(runId);
  return {
    runId,
    experimentId: text(row, 1),
    // Before MLflow 1.30 the name was a tag only.
    runName: text(row, 2) || (tags['mlflow.runName'] ?? ''),
    userId: text(row, 3),
    status: asStatus(text(row, 4)),
    lifecycleStage: asLifecycleStage(text(row, 5)),
    ...given('startTimeMs', optionalNumber(row, 6)),
    ...given('endTimeMs', optionalNumber(row, 7)),
    artifactUri: text(row, 8),
    ...details.metrics(runId),
    params: details.params(runId),
    tags,
    datasets: details.datasets(runId),
    modelInputs: [],
    modelOutputs: details.modelOutputs(runId),
  };
}

const statuses: readonly string[] = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] satisfies RunStatus[];

function asStatus(status: string): RunStatus {
  return statuses.includes(status) ? (status as RunStatus) : 'UNKNOWN';
}
