import { plainText } from '../base/plainText.ts';
import { formatMetric } from '../model/metric.ts';
import { isLive, type Run, type RunStatus } from '../model/run.ts';
import type { SortField } from '../model/runView.ts';
import type { NodeOf } from '../services/node.ts';
import type { Warning, Watch } from '../services/watching/watch.ts';
import { joined, type Icon, type Look } from './look.ts';
import { ageOf, deletedIcon, named, optional, spoken } from './lookParts.ts';
import { fieldText } from './runViewText.ts';
import { duration, statusWord } from './words.ts';

/** What is wrong with a run. That it has ended its row may know first. */
export function warningsOn({ connection, run }: NodeOf<'run'>, watch: Pick<Watch, 'warningsOf'>): readonly Warning[] {
  return isLive(run) ? watch.warningsOf(connection, run.runId) : [];
}

/** What is wrong with it stands first: the rest is as it should be. */
export function runLook({ run, beside }: NodeOf<'run'>, warnings: readonly Warning[], nowMs: number): Look {
  const deleted = run.lifecycleStage === 'deleted';
  const label = run.runName === '' ? plainText(run.runId, 40) : named(run.runName);
  const value = beside && valueOf(run, beside);
  const started = ageOf(run.startTimeMs, nowMs);
  const wrong = warnings.map(({ text }) => text);
  return {
    label,
    ...optional('description', joined(deleted ? 'deleted' : undefined, ...wrong, value, started)),
    icon: wrong.length > 0 ? warningIcon : runIcon(run),
    spoken: spoken(
      'Run',
      label,
      deleted ? 'deleted' : statusWord(run.status),
      ...wrong.map((text) => `warning: ${text}`),
      beside && value !== undefined ? `${plainText(fieldText(beside), 60)} ${value}` : undefined,
      started && `started ${started}`,
    ),
    opens: 'closed',
  };
}

/** Says its status by shape as well as by colour. */
export function runIcon(run: Run): Icon {
  return run.lifecycleStage === 'deleted' ? deletedIcon : statusIcons[run.status];
}

const warningIcon: Icon = { name: 'warning', color: 'list.warningForeground' };

const statusIcons: Readonly<Record<RunStatus, Icon>> = {
  FINISHED: { name: 'pass', color: 'testing.iconPassed' },
  FAILED: { name: 'error', color: 'testing.iconFailed' },
  KILLED: { name: 'circle-slash', color: 'testing.iconSkipped' },
  RUNNING: { name: 'sync~spin', color: 'testing.iconQueued' },
  SCHEDULED: { name: 'clock', color: 'testing.iconQueued' },
  UNKNOWN: { name: 'question' },
};

function valueOf(run: Run, field: SortField): string | undefined {
  if (field.kind === 'param') {
    const value = run.params[field.name];
    return value === undefined ? undefined : plainText(value, 40);
  }
  if (field.kind === 'metric') {
    const value = run.metrics[field.name];
    // Four digits tell runs apart, and leave room for the age.
    return value === undefined ? undefined : formatMetric(value, 4);
  }
  const { startTimeMs, endTimeMs } = run;
  if (field.name !== 'duration' || startTimeMs === undefined || endTimeMs === undefined) return undefined;
  return duration(endTimeMs - startTimeMs);
}
