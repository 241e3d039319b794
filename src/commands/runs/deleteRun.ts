import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { runText } from '../../services/runs/runFields.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { listed } from '../outcome.ts';
import { runsFor, runsText } from './runsFor.ts';
import { inStage, stageEdit } from './runStages.ts';

/** Deletes as MLflow does: what is deleted stays in the store, and can be restored until somebody runs `mlflow gc`. */
export const deleteRun: Command = {
  id: 'podium.run.delete',
  title: 'Delete Run…',
  icon: '$(trash)',

  async run(app, target, selected) {
    const runs = await runsFor(app, 'Delete Run', target, selected);
    const active = inStage(runs, 'active');
    const [first] = active;
    if (!first) {
      if (runs.length > 0) throw new UserError(`Deleted already: ${runsText(runs)}.`);
      return;
    }
    const names = listed(active.map(({ run }) => plainText(run.runName === '' ? run.runId : run.runName, 80)));
    const where = `in ${listed([...new Set(active.map(({ connection }) => connection.name))])}`;
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
      edits: active.map((node) => stageEdit(node, 'deleted')),
      doing: `Deleting ${runsText(active)}`,
      done: (made) => `Deleted ${listed(made.map(({ field }) => field.name))}.`,
      undone: 'not deleted',
    });
  },
};
