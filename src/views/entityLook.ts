import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import { statusText } from '../connections/status.ts';
import type { RunView } from '../model/runView.ts';
import type { Entity, NodeOf } from '../services/node.ts';
import type { Watch } from '../services/watching/watch.ts';
import { joined, type Icon, type Look } from './look.ts';
import { ageOf, deletedIcon, named, optional, spoken } from './lookParts.ts';
import { runLook, warningsOn } from './runLook.ts';
import { orderText, runViewText } from './runViewText.ts';
import { place } from './words.ts';

/** What a look depends on besides the node. */
export interface LookContext {
  readonly connections: Connections;
  readonly watch: Pick<Watch, 'warningsOf'>;
  readonly nowMs: number;
}

export function entityLook(node: Entity, context: LookContext): Look {
  switch (node.kind) {
    case 'connection':
      return connectionLook(node, context);
    case 'experiment':
      return experimentLook(node, context);
    case 'run':
      return runLook(node, warningsOn(node, context.watch), context.nowMs);
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

function spokenView({ filter, order }: RunView): readonly (string | undefined)[] {
  return [
    filter === undefined ? undefined : `runs where ${plainText(filter)}`,
    order && `sorted by ${plainText(orderText(order))}`,
  ];
}
