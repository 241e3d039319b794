import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { runText } from '../../services/runs/runFields.ts';
import type { Command } from '../command.ts';
import { openComparison } from './openComparison.ts';
import { isSameRun } from './otherRun.ts';
import { runFor } from '../runs/runsFor.ts';

/** Remembers a run, to be compared with one that is found later. */
export const selectForCompare: Command = {
  id: 'podium.compare.select',
  title: 'Select for Compare',

  async run(app, target) {
    const node = await runFor(app, 'Select for Compare', target);
    if (!node) return;
    app.selectedForCompare.select(node);
    void app.ui.inform(
      `Selected ${plainText(runText(node.run), 80)}. "Compare with Selected" on another run opens both beside each other.`,
    );
  },
};

/** Opens the run that was remembered, and this one, beside each other. */
export const compareWithSelected: Command = {
  id: 'podium.compare.withSelected',
  title: 'Compare with Selected',

  async run(app, target) {
    const { run: selected } = app.selectedForCompare;
    if (!selected) throw new UserError('No run is selected. Run "Podium: Select for Compare" on one first.');
    const node = await runFor(app, `Compare ${runText(selected.run)} with`, target);
    if (!node) return;
    if (isSameRun(selected, node)) {
      throw new UserError(`${runText(node.run)} is the run that is selected. Choose another to compare it with.`);
    }
    openComparison(app, [selected, node]);
  },
};
