import type { PickItem } from '../../host/ui.ts';
import type { RunOrder, RunView, SortField } from '../../model/runView.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { knownNames } from '../../services/runs/knownNames.ts';
import { directionText, fieldText } from '../../views/runViewText.ts';
import type { Command } from '../command.ts';
import { experimentFor } from './experimentFor.ts';
import { newestRuns } from './newestRuns.ts';
import { showRuns } from './showRuns.ts';
import { askSteps, type Step } from '../steps.ts';

/** Chooses the order of the runs of an experiment. */
export const sortRuns: Command = {
  id: 'podium.run.sort',
  title: 'Sort Runs By…',
  icon: '$(list-ordered)',

  async run(app, target) {
    const node = await experimentFor(app, target, 'Sort Runs By');
    if (!node) return;
    const chosen = await askSteps<Form>([askField(app, node), askDirection(app, node)], {});
    if (!chosen?.field || chosen.descending === undefined) return;
    await showRuns(app, node, sorted(node.runView, { field: chosen.field, descending: chosen.descending }));
  },
};

interface Form {
  readonly field?: SortField;
  readonly descending?: boolean;
}

/** The newest first is no order of its own. */
function sorted({ filter }: RunView, order: RunOrder): RunView {
  const isUsual = order.descending && order.field.kind === 'attribute' && order.field.name === 'start_time';
  return { ...(filter !== undefined && { filter }), ...(!isUsual && { order }) };
}

function askField(app: App, node: NodeOf<'experiment'>): Step<Form> {
  const current = node.runView.order?.field ?? startTime;
  return {
    ask: async (form, step) => {
      const field = await app.ui.pick<SortField>({
        title: 'Sort Runs By',
        placeholder: `The order of the runs of ${node.experiment.name}`,
        step,
        items: async (signal) => {
          const { metric, param } = knownNames(await newestRuns(app, node, signal));
          const named = (kind: 'metric' | 'param', names: Iterable<string> = []): SortField[] =>
            [...names].map((name) => ({ kind, name }));
          const fields = [...attributes, ...named('metric', metric?.keys()), ...named('param', param?.keys())];
          return fields.map((one) => fieldItem(one, current));
        },
      });
      return field && { ...form, field };
    },
  };
}

const startTime: SortField = { kind: 'attribute', name: 'start_time' };

const attributes: readonly SortField[] = [
  startTime,
  { kind: 'attribute', name: 'run_name' },
  { kind: 'attribute', name: 'duration' },
];

function fieldItem(field: SortField, current: SortField): PickItem<SortField> {
  const label = field.kind === 'attribute' ? capital(fieldText(field)) : field.name;
  const isCurrent = field.kind === current.kind && field.name === current.name;
  const what = field.kind === 'attribute' ? undefined : field.kind;
  const description = [what, isCurrent ? 'in use' : undefined].filter((part) => part !== undefined).join(' · ');
  return {
    label,
    icon: icons[field.kind === 'attribute' ? field.name : field.kind],
    value: field,
    ...(description !== '' && { description }),
  };
}

const icons = {
  start_time: 'calendar',
  run_name: 'symbol-string',
  duration: 'watch',
  metric: 'graph-line',
  param: 'settings',
} as const;

function askDirection(app: App, node: NodeOf<'experiment'>): Step<Form> {
  return {
    ask: async (form, step) => {
      const { field = startTime } = form;
      const items = [true, false].map((descending) => ({
        label: directionText({ field, descending }),
        icon: descending ? 'arrow-down' : 'arrow-up',
        value: { descending },
      }));
      const title = `Sort Runs By ${field.kind === 'attribute' ? capital(fieldText(field)) : field.name}`;
      const chosen = await app.ui.pick({
        title,
        placeholder: node.experiment.name,
        step,
        items: firstUsual(field, items),
      });
      return chosen && { ...form, ...chosen };
    },
  };
}

/** Words are read from A to Z, and everything else is looked at for its greatest. */
function firstUsual<Item>({ kind, name }: SortField, items: readonly Item[]): readonly Item[] {
  const isText = kind === 'param' || (kind === 'attribute' && name === 'run_name');
  return isText ? [...items].reverse() : items;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
