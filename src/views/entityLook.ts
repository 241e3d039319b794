import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import { statusText } from '../connections/status.ts';
import { formatMetric } from '../model/metric.ts';
import type { Run, RunStatus } from '../model/run.ts';
import type { RunView } from '../model/runView.ts';
import type { Entity, NodeOf } from '../services/node.ts';
import { joined, type Icon, type Look } from './look.ts';
import { orderText, runViewText } from './runViewText.ts';
import { age, place, statusWord } from './words.ts';

/** What a look depends on besides the node. */
export interface LookContext {
  readonly connections: Connections;
  readonly nowMs: number;
}

export function entityLook(node: Entity, context: LookContext): Look {
  switch (node.kind) {
    case 'connection':
      return connectionLook(node, context);
    case 'experiment':
      return experimentLook(node, context);
    case 'run':
      return runLook(node, context);
    case 'loggedModel':
      return loggedModelLook(node);
    case 'model':
      return modelLook(node);
    case 'version':
      return versionLook(node, context);
    case 'alias':
      return aliasLook(node);
  }
}

function connectionLook({ connection }: NodeOf<'connection'>, { connections }: LookContext): Look {
  const inUse = connections.inUse?.id === connection.id;
  const status = connections.status(connection);
  const trouble = status === 'open' || status === 'unknown' ? undefined : statusText(status);
  const label = named(connection.name);
  const where = place(connection.trackingUri);
  return {
    label,
    description: joined(inUse ? 'in use' : undefined, trouble, where) ?? '',
    icon: connectionIcon(connection.trackingUri, trouble !== undefined),
    spoken: spoken('Connection', label, inUse ? 'in use' : undefined, trouble, where),
    opens: inUse ? 'open' : 'closed',
  };
}

function connectionIcon(trackingUri: string, trouble: boolean): Icon {
  if (trouble) return { name: 'warning', color: 'list.warningForeground' };
  return { name: /^https?:/i.test(trackingUri) ? 'server' : 'database' };
}

function experimentLook({ experiment, runView }: NodeOf<'experiment'>, { nowMs }: LookContext): Look {
  const deleted = experiment.lifecycleStage === 'deleted';
  const label = named(experiment.name);
  const changed = ageOf(experiment.lastUpdateTimeMs, nowMs);
  const view = runViewText(runView);
  const shown = view === undefined ? undefined : plainText(view);
  return {
    label,
    ...optional('description', joined(deleted ? 'deleted' : undefined, shown, changed)),
    icon: deleted ? deletedIcon : { name: runView.filter === undefined ? 'beaker' : 'filter' },
    spoken: spoken(
      'Experiment',
      label,
      deleted ? 'deleted' : undefined,
      ...spokenView(runView),
      changed && `updated ${changed}`,
    ),
    opens: 'closed',
  };
}

function spokenView({ filter, order }: RunView): readonly (string | undefined)[] {
  return [
    filter === undefined ? undefined : `runs where ${plainText(filter)}`,
    order && `sorted by ${plainText(orderText(order))}`,
  ];
}

function runLook({ run, primaryMetric }: NodeOf<'run'>, { nowMs }: LookContext): Look {
  const deleted = run.lifecycleStage === 'deleted';
  const label = run.runName === '' ? plainText(run.runId, 40) : named(run.runName);
  const metric = metricOf(run, primaryMetric);
  const started = ageOf(run.startTimeMs, nowMs);
  return {
    label,
    ...optional('description', joined(deleted ? 'deleted' : undefined, metric, started)),
    icon: runIcon(run),
    spoken: spoken(
      'Run',
      label,
      deleted ? 'deleted' : statusWord(run.status),
      metric !== undefined && primaryMetric !== undefined ? `${plainText(primaryMetric, 60)} ${metric}` : undefined,
      started && `started ${started}`,
    ),
    opens: 'closed',
  };
}

function loggedModelLook({ model }: NodeOf<'loggedModel'>): Look {
  const label = named(model.name);
  const status = model.status === 'READY' ? undefined : model.status.toLowerCase().replace('_', ' ');
  const type = plainText(model.modelType, 40);
  return {
    label,
    ...optional('description', joined(status, type)),
    icon: model.status === 'UPLOAD_FAILED' ? { name: 'error', color: 'testing.iconFailed' } : { name: 'symbol-class' },
    spoken: spoken('Logged model', label, status, type),
    opens: 'closed',
  };
}

function modelLook({ model }: NodeOf<'model'>): Look {
  const label = named(model.name);
  const aliases = Object.keys(model.aliases).map((alias) => `@${plainText(alias, 40)}`);
  const few = plainText(aliases.join(' '), 120);
  return {
    label,
    ...optional('description', few === '' ? undefined : few),
    icon: { name: 'package' },
    spoken: spoken('Registered model', label, few === '' ? undefined : `aliases ${few}`),
    opens: 'closed',
  };
}

function versionLook({ version }: NodeOf<'version'>, { nowMs }: LookContext): Look {
  const label = `Version ${plainText(version.version, 20)}`;
  const stage =
    version.currentStage === 'None' || version.currentStage === '' ? undefined : plainText(version.currentStage, 40);
  const aliases = version.aliases.map((alias) => `@${plainText(alias, 40)}`).join(' ');
  const status =
    version.status === 'READY' || version.status === ''
      ? undefined
      : plainText(version.status.toLowerCase().replaceAll('_', ' '), 40);
  const created = ageOf(version.creationTimeMs, nowMs);
  const facts = [status, stage, aliases === '' ? undefined : plainText(aliases, 120), created] as const;
  return {
    label,
    ...optional('description', joined(...facts)),
    icon: version.status === 'FAILED_REGISTRATION' ? { name: 'error', color: 'testing.iconFailed' } : { name: 'tag' },
    spoken: spoken(label, ...facts),
    opens: 'closed',
  };
}

function aliasLook({ alias, version }: NodeOf<'alias'>): Look {
  const label = `@${plainText(alias, 60)} → version ${plainText(version, 20)}`;
  return {
    label,
    icon: { name: 'bookmark' },
    spoken: `Alias ${plainText(alias, 60)}, version ${plainText(version, 20)}`,
    opens: 'never',
  };
}

/** Says its status by shape as well as by colour. */
export function runIcon(run: Run): Icon {
  return run.lifecycleStage === 'deleted' ? deletedIcon : statusIcons[run.status];
}

const deletedIcon: Icon = { name: 'trash', color: 'disabledForeground' };

const statusIcons: Readonly<Record<RunStatus, Icon>> = {
  FINISHED: { name: 'pass', color: 'testing.iconPassed' },
  FAILED: { name: 'error', color: 'testing.iconFailed' },
  KILLED: { name: 'circle-slash', color: 'testing.iconSkipped' },
  RUNNING: { name: 'sync~spin', color: 'testing.iconQueued' },
  SCHEDULED: { name: 'clock', color: 'testing.iconQueued' },
  UNKNOWN: { name: 'question' },
};

function metricOf(run: Run, key: string | undefined): string | undefined {
  const value = key === undefined ? undefined : run.metrics[key];
  return value === undefined ? undefined : formatMetric(value);
}

function ageOf(timeMs: number | undefined, nowMs: number): string | undefined {
  // A client that sends no time is kept as 1970.
  return timeMs === undefined || timeMs <= 0 ? undefined : age(timeMs, nowMs);
}

function named(name: string): string {
  const shown = plainText(name);
  return shown.trim() === '' ? '(unnamed)' : shown;
}

function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: string });
}
