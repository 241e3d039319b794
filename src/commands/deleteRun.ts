import { UserError } from '../host/ui.ts';
import type { LifecycleStage } from '../model/lifecycle.ts';
import type { NodeOf } from '../services/node.ts';
import { runStage, runText } from '../services/runFields.ts';
import type { Edit } from '../services/edits.ts';
import type { Command } from './command.ts';
import { makeChange } from './makeChange.ts';
import { listed } from './outcome.ts';
import { runsFor, runsText } from './runsFor.ts';

/** Deletes as MLflow does: what is deleted stays in the store, and can be restored until somebody runs `mlflow gc`. */
export const deleteRun: Command = {
  id: 'podium.run.delete',
  title: 'Delete Run…',
  icon: '$(trash)',

  async run(app, target, selected) {
    const runs = await runsFor(app, 'Delete Run', target, selected);
    const active = only(runs, 'active');
    const [first] = active;
    if (!first) {
      if (runs.length > 0) throw new UserError(`Deleted already: ${runsText(runs)}.`);
      return;
    }
    const names = listed(active.map(({ run }) => (run.runName === '' ? run.runId : run.runName)));
    const where = `in ${first.connection.name}`;
    const isOne = active.length === 1;
    const agreed = await app.ui.confirm(
      isOne ? `Delete ${runText(first.run)} ${where}?` : `Delete ${runsText(active)} ${where}?`,
      [
        ...(isOne ? [] : [names]),
        `${isOne ? 'It' : 'They'} can be restored until somebody runs "mlflow gc" on the store. Runs nested below are not deleted. Assessments that ${isOne ? 'it' : 'they'} made of traces are gone for good.`,
      ].join('\n\n'),
      'Delete',
    );
    if (!agreed) return;
    await makeChange(app, {
      edits: active.map((node) => stage(node, 'deleted')),
      doing: `Deleting ${runsText(active)}`,
      done: (made) => `Deleted ${listed(made.map(({ field }) => field.name))}.`,
      undone: 'not deleted',
    });
  },
};

export const restoreRun: Command = {
  id: 'podium.run.restore',
  title: 'Restore Run',
  icon: '$(history)',

  async run(app, target, selected) {
    const runs = await runsFor(app, 'Restore Run', target, selected, 'DELETED_ONLY');
    const deleted = only(runs, 'deleted');
    if (deleted.length === 0) {
      if (runs.length > 0) throw new UserError(`Not deleted, so there is nothing to restore: ${runsText(runs)}.`);
      return;
    }
    await makeChange(app, {
      edits: deleted.map((node) => stage(node, 'active')),
      doing: `Restoring ${runsText(deleted)}`,
      done: (made) => `Restored ${listed(made.map(({ field }) => field.name))}.`,
      undone: 'not restored',
    });
  },
};

function only(runs: readonly NodeOf<'run'>[], lifecycleStage: LifecycleStage): readonly NodeOf<'run'>[] {
  return runs.filter(({ run }) => run.lifecycleStage === lifecycleStage);
}

function stage(node: NodeOf<'run'>, to: LifecycleStage): Edit {
  return { connection: node.connection, field: runStage(node), to };
}
