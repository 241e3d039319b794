import { UserError } from '../../host/ui.ts';
import { parentRunId } from '../../model/run.ts';
import { runText } from '../../services/runs/runFields.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Command } from '../command.ts';
import { openComparison } from './openComparison.ts';
import { runFor } from '../runs/runsFor.ts';

/** Opens a run beside the one that it is nested in. */
export const compareWithParent: Command = {
  id: 'podium.compare.withParent',
  title: 'Compare with Parent',

  async run(app, target) {
    const node = await runFor(app, 'Compare with Parent', target);
    if (!node) return;
    const { connection, run } = node;
    const id = parentRunId(run);
    if (id === undefined) throw new UserError(`The ${runText(run)} is nested in no other.`);
    const parent = await app.ui.progress('Reading the parent', (signal) =>
      app.connections.ask(connection, (store) => orAbsent(store.getRun(id, signal))),
    );
    if (!parent) throw new UserError(`The run that ${runText(run)} is nested in is not there any more.`);
    openComparison(app, [{ kind: 'run', connection, run: parent }, node]);
  },
};
