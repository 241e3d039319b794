import assert from 'node:assert/strict';
import { checkOutCommit } from '../../../src/commands/runs/checkOutCommit.ts';
import type { Repository } from '../../../src/host/git.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aRun, server } from '../../support/make.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('checking out the commit of a run', () => {
  it('asks first, naming the repository, where it is, and the commit', async () => {
    using app = appWith({ changedFiles: 0 }, { press: 'Check Out' });
    const { checkedOut } = app;
    await checkOutCommit.run(app, runWith(commit), []);
    assert.deepEqual(checkedOut, [commit]);
    assert.deepEqual(app.ui.messages, [
      'Check out commit 01234567 of run fox?\n"Train longer"\nin /home/ada/wine, which is at main. It will be on no branch then.\nNothing in it waits to be committed.',
      '/home/ada/wine is at 01234567 now. Before, it was at main.',
    ]);
  });

  it('warns of what is not committed, and goes on only when told so', async () => {
    using app = appWith({ changedFiles: 2 }, 'dismiss');
    const { checkedOut } = app;
    await checkOutCommit.run(app, runWith(commit), []);
    assert.deepEqual(checkedOut, []);
    assert.match(
      app.ui.messages[0] ?? '',
      /2 files in it with changes that are not committed: commit or stash first\./,
    );

    app.ui.answer({ press: 'Check Out Anyway' });
    await checkOutCommit.run(app, runWith(commit), []);
    assert.deepEqual(checkedOut, [commit]);
  });

  it('says so where no open repository has the commit', async () => {
    using app = testApp();
    await rejects(app, commit, /No repository that is open here has the commit 01234567\./);
  });

  it('gives Git nothing that is no commit', async () => {
    for (const text of ['main', '--force', 'HEAD~1', `${commit} --`, 'abc']) {
      using app = appWith({ changedFiles: 0 });
      const { checkedOut } = app;
      await rejects(app, text, /names as its Git commit is none/);
      assert.deepEqual(checkedOut, []);
    }
    using app = testApp();
    await rejects(app, undefined, /recorded no Git commit for run fox/);
  });
});

function rejects(app: TestApp, text: string | undefined, message: RegExp): Promise<void> {
  return assert.rejects(
    async () => checkOutCommit.run(app, runWith(text), []),
    (error) => error instanceof UserError && message.test(error.message),
  );
}

function runWith(text: string | undefined): NodeOf<'run'> {
  const tags = text === undefined ? {} : { 'mlflow.source.git.commit': text };
  return { kind: 'run', connection: server, run: aRun({ runName: 'fox', tags }) };
}

function appWith(
  { changedFiles }: Pick<Repository, 'changedFiles'>,
  ...answers: Answer[]
): TestApp & { readonly checkedOut: readonly string[] } {
  const checkedOut: string[] = [];
  const git = {
    find: (asked: string): Promise<Repository> =>
      Promise.resolve({
        root: '/home/ada/wine',
        head: 'main',
        subject: 'Train longer',
        changedFiles,
        showChanges: () => Promise.resolve(0),
        checkOut: () => {
          checkedOut.push(asked);
          return Promise.resolve();
        },
      }),
  };
  return { ...testApp({ answers, git }), checkedOut };
}
