import { UserError } from '../../host/ui.ts';
import type { NodeOf } from '../../services/node.ts';
import { runText } from '../../services/runs/runFields.ts';
import { isCommit, runSource } from '../../services/runs/runSource.ts';
import type { Command } from '../command.ts';
import { pairNames, pairTitle, runPairFor } from './runPair.ts';

/** Shows what changed in the code between two runs: their Git commits, in the open repository that has both. */
export const compareCommits: Command = {
  id: 'podium.compare.commits',
  title: 'Compare Commits',

  async run(app, target, selected) {
    const pair = await runPairFor(app, 'Compare Commits', target, selected);
    if (!pair) return;
    const [one, other] = [commitOf(pair[0]), commitOf(pair[1])];
    const [left, right] = pairNames(pair);
    if (one === other) {
      void app.ui.inform(
        `${left} and ${right} were made from the same commit, ${short(one)}. MLflow does not record what was not committed.`,
      );
      return;
    }
    const title = pairTitle(`commits ${short(one)} ↔ ${short(other)}`, pair);
    const files = await app.ui.progress('Asking Git', async () => {
      const repository = await app.git.find(one, other);
      if (repository) return repository.showChanges(other, title);
      throw new UserError(
        `No repository that is open here has both commits, ${short(one)} of ${left} and ${short(other)} of ${right}. Open its folder, or fetch, then try again.`,
      );
    });
    if (files === 0) void app.ui.inform(`Git finds no file that differs between ${short(one)} and ${short(other)}.`);
  },
};

/** Git would take other texts for options, branches or ranges. */
function commitOf({ run }: NodeOf<'run'>): string {
  const { commit } = runSource(run);
  if (commit === undefined) throw new UserError(`MLflow recorded no Git commit for ${runText(run)}.`);
  if (!isCommit(commit)) throw new UserError(`What ${runText(run)} names as its Git commit is none.`);
  return commit;
}

function short(commit: string): string {
  return commit.slice(0, 8);
}
