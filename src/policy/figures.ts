import { formatMetric } from '../model/metric.ts';
import { evaluatedRows, evaluationContexts } from '../model/datasetRows.ts';
import type { LoggedModelMetric } from '../model/loggedModel.ts';
import type { Run } from '../model/run.ts';
import type { EvaluationRows, MetricOf } from './policy.ts';
import type { Fact, VersionFacts } from './promotionFacts.ts';
import { plainText } from '../base/plainText.ts';

/** What `mlflow.evaluate` calls the number of rows. */
const rowsMetric = 'example_count';

type Measured = Pick<VersionFacts, 'run' | 'loggedModel'>;

/** The value of a version's metric: its logged model's own, else that of its source run. */
export function metricOf(facts: Measured, { metric, dataset }: MetricOf): Fact<number> {
  const { run, loggedModel } = facts;
  const known = 'known' in run ? run.known : undefined;
  const own = 'known' in loggedModel ? loggedModel.known.metrics.filter((one) => !isBeginning(one, known)) : [];
  const ofModel = latest(own, metric, dataset);
  const ofRun = known?.metrics[metric];
  // Databases keep a logged model's NaN as 0, and a run's as what it is.
  if (ofModel?.value === 0 && ofRun !== undefined && Number.isNaN(ofRun)) return { known: NaN };
  if (ofModel) return { known: ofModel.value };
  if (ofRun !== undefined && dataset === undefined) return { known: ofRun };
  return { unknown: whyNot(facts, dataset) };
}

/** MLflow gives a model that is logged without a step what its run had at step 0: where the run went on, that is not what the model can do. */
function isBeginning({ key, step, runId, datasetName }: LoggedModelMetric, run: Run | undefined): boolean {
  const isOfRun = run !== undefined && runId === run.runId && datasetName === undefined;
  return isOfRun && step === 0 && (run.latestMetrics[key]?.step ?? 0) > 0;
}

/** By MLflow's rule for runs: the greatest step, then time, then value. */
function latest(
  metrics: readonly LoggedModelMetric[],
  key: string,
  dataset: string | undefined,
): LoggedModelMetric | undefined {
  const own = metrics.filter((one) => one.key === key && (dataset === undefined || one.datasetName === dataset));
  const [last] = own.sort((a, b) => b.step - a.step || b.timestampMs - a.timestampMs || b.value - a.value);
  return last;
}

function whyNot({ run, loggedModel }: Measured, dataset: string | undefined): string {
  if (dataset !== undefined)
    return 'unknown' in loggedModel ? loggedModel.unknown : `not logged for the data set "${plainText(dataset, 60)}"`;
  return 'unknown' in run ? run.unknown : 'not logged';
}

/** On how many rows a version was evaluated, and what says so. Of several data sets the smallest counts. */
export function rowsOf(
  facts: VersionFacts,
  asked: EvaluationRows,
): Fact<{ readonly rows: number; readonly by: string }> {
  const { metric = rowsMetric, dataset } = asked;
  const counted = metricOf(facts, { metric, ...(dataset !== undefined && { dataset }) });
  if ('known' in counted) return { known: { rows: counted.known, by: plainText(metric, 60) } };
  if (asked.metric !== undefined || 'unknown' in facts.run) return counted;
  const [least] = evaluatedRows(facts.run.known.datasets, dataset).sort((a, b) => a.rows - b.rows);
  if (least) return { known: { rows: least.rows, by: `data set ${plainText(least.name, 60)}` } };
  const which = dataset === undefined ? `used for ${evaluationContexts.join(', ')}` : `"${plainText(dataset, 60)}"`;
  return { unknown: `no metric ${rowsMetric}, and no data set ${which} with a number of rows` };
}

/** Two values so that one sees that they differ. */
export function shownApart(one: number, other: number): readonly [string, string] {
  const [left, right] = [formatMetric(one), formatMetric(other)];
  return left !== right || Object.is(one, other) ? [left, right] : [String(one), String(other)];
}
