import { plainText } from '../../base/plainText.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { runTag } from '../../services/runs/runFields.ts';
import { maxRunTagCharacters } from '../../stores/storeWriter.ts';
import { askTagKey, type TagForm } from './askTagKey.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { activeRunsFor, runsText, taggedRuns } from './runsFor.ts';
import { askSteps, type Step } from '../steps.ts';

/** Gives runs a tag, or a tag that they have another value. */
export const setTag: Command = {
  id: 'podium.run.setTag',
  title: 'Set Tag…',
  icon: '$(tag)',

  async run(app, target, selected) {
    const runs = await activeRunsFor(app, 'Set Tag', ...taggedRuns(target, selected));
    if (runs.length === 0) return;
    const known = target?.kind === 'tag' ? target.key : '';
    const steps = [...(known === '' ? [askTagKey(app, runs)] : []), askValue(app, runs)];
    const form = await askSteps(steps, { key: known, value: '' });
    if (!form) return;
    const { key, value } = form;
    await makeChange(app, {
      edits: runs.map((node) => ({ connection: node.connection, field: runTag(node, key), to: value })),
      doing: `Tagging ${runsText(runs)}`,
      done: ([first, ...more]) =>
        `Set ${first && more.length === 0 ? first.field.name : `the tag "${key}" of ${String(more.length + 1)} runs`} to "${plainText(value, 60)}".`,
      undone: 'not set',
    });
  },
};

function askValue(app: App, runs: readonly NodeOf<'run'>[]): Step<TagForm> {
  return {
    ask: async (form, step) => {
      const there = new Set(runs.map(({ run }) => run.tags[form.key]));
      const [only = ''] = there.size === 1 ? there : [];
      // An input would put all of it into one line.
      const isLong = /[\r\n]/.test(only);
      const value = await app.ui.input({
        title: 'Set Tag',
        step,
        prompt:
          there.size > 1
            ? `One value of the tag "${form.key}" for all ${runsText(runs)}, which now have different ones`
            : `The value of the tag "${form.key}" of ${runsText(runs)}${isLong ? '. What you type takes the place of several lines' : ''}`,
        value: isLong ? '' : only,
        validate: valueProblem,
      });
      return value === undefined ? undefined : { ...form, value };
    },
  };
}

function valueProblem(value: string): string | undefined {
  const { length } = [...value];
  return length > maxRunTagCharacters
    ? `MLflow keeps at most ${String(maxRunTagCharacters)} characters of a tag, and these are ${String(length)}. Shorten it.`
    : undefined;
}
