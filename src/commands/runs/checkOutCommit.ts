import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { Repository } from '../../host/git.ts';
import { runText } from '../../services/runs/runFields.ts';
import { isCommit, runSource } from '../../services/runs/runSource.ts';
import type { Command } from '../command.ts';
import { searchForRun } from './searchRuns.ts';

/** Checks out the Git commit that a run was made from, in the open repository that has it, after asking. */
export const checkOutCommit: Command = {
  id: 'podium.run.checkOutCommit',
  title: 'Check Out Commit…',
  icon: '$(git-commit)',

  async run(app, target) {
    const node = target?.kind === 'run' ? target : await searchForRun(app, 'Check Out Commit');
    if (!node) return;
    const { commit } = runSource(node.run);
    if (commit === undefined) throw new UserError(`MLflow recorded no Git commit for ${runText(node.run)}.`);
    // Git would take other texts for options, branches or ranges.
    if (!isCommit(commit)) throw new UserError(`What ${runText(node.run)} names as its Git commit is none.`);
    const repository = await app.ui.progress('Looking for the commit', () => app.git.find(commit));
    if (!repository) {
      throw new UserError(
        `No repository that is open here has the commit ${commit.slice(0, 8)}. Open its folder, or fetch, then try again.`,
      );
    }
    const action = repository.changedFiles > 0 ? 'Check Out Anyway' : 'Check Out';
    const question = `Check out commit ${commit.slice(0, 8)} of ${runText(node.run)}?`;
    if (!(await app.ui.confirm(question, detailOf(repository), action))) return;
    await app.ui.progress('Checking out', () => repository.checkOut());
    void app.ui.inform(`${repository.root} is at ${commit.slice(0, 8)} now. Before, it was at ${repository.head}.`);
  },
};

function detailOf({ root, head, changedFiles, subject }: Repository): string {
  const changed =
    changedFiles === 0
      ? 'Nothing in it waits to be committed.'
      : `${changedFiles === 1 ? '1 file' : `${String(changedFiles)} files`} in it with changes that are not committed: commit or stash first. Git keeps what does not collide, and refuses where something does.`;
  return `"${plainText(subject, 120)}"\nin ${root}, which is at ${plainText(head, 80)}. It will be on no branch then.\n${changed}`;
}
