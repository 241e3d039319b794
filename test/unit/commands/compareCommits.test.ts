import assert from 'node:assert/strict';
import { compareCommits } from '../../../src/commands/compare/compareCommits.ts';
import { changedFiles } from '../../../src/editor/gitChanges.ts';
import type { Git } from '../../../src/host/git.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';

const [older, newer] = ['a'.repeat(40), 'b'.repeat(40)];

describe('Compare Commits', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
  });
  afterEach(() => {
    database.dispose();
  });

  it('shows what changed between the commits of two runs, in the repository that has both', async () => {
    const shown: unknown[] = [];
    using app = appWith({
      find: (commit, other) =>
        Promise.resolve({
          root: '/wine',
          head: 'main',
          changedFiles: 0,
          subject: '',
          checkOut: () => Promise.resolve(),
          showChanges: (until, title) => Promise.resolve(shown.push([commit, other, until, title])),
        }),
    });
    const runs = await runsFrom(app, older, newer);
    await compareCommits.run(app, runs[0], runs);
    assert.deepEqual(shown, [[older, newer, newer, 'commits aaaaaaaa ↔ bbbbbbbb · run0 ↔ run1']]);
  });

  it('says so where there is nothing to show: one commit, none, no repository', async () => {
    using app = appWith({ find: () => Promise.resolve(undefined) });
    const same = await runsFrom(app, older, older);
    await compareCommits.run(app, same[0], same);
    assert.match(app.ui.messages[0] ?? '', /^run0 and run1 were made from the same commit, aaaaaaaa\./);
    await refuses(app, await runsFrom(app, older, newer), /No repository that is open here has both commits/);
    await refuses(app, await runsFrom(app, older, undefined), /recorded no Git commit for run run5/);
    await refuses(app, await runsFrom(app, '--output=x', newer), /names as its Git commit is none/);
  });

  function appWith(git: Partial<Git>): TestApp {
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], git });
  }

  let made = 0;
  beforeEach(() => {
    made = 0;
  });

  async function runsFrom(app: TestApp, ...commits: readonly (string | undefined)[]): Promise<readonly Node[]> {
    const ids = commits.map((commit) => {
      const runId = String(made).padStart(32, '0');
      const tags = commit === undefined ? {} : { 'mlflow.source.git.commit': commit };
      database.addRun({ runId, name: `run${String(made++)}`, tags });
      return runId;
    });
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return Promise.all(
      ids.map(async (id): Promise<Node> => {
        const run = await app.connections.ask(connection, (store) => store.getRun(id));
        return { kind: 'run', connection, run };
      }),
    );
  }
});

describe('the files that differ between two commits', () => {
  const change = (status: number, uri: string, renameUri?: string) => ({ status, uri, originalUri: uri, renameUri });

  it('are those that either changed since the commit that both come from, each in the one that has it', () => {
    const toOne = [change(5, 'both'), change(1, 'newInOne'), change(6, 'goneInOne'), change(2, 'goneInBoth')];
    const toOther = [change(2, 'goneInBoth'), change(5, 'both'), change(5, 'changedInOther'), change(3, 'old', 'new')];
    assert.deepEqual(
      changedFiles(toOne, toOther).map(({ uri, isInOne, isInOther }) => [uri, isInOne, isInOther]),
      [
        ['both', true, true],
        ['newInOne', true, false],
        ['goneInOne', false, true],
        ['changedInOther', true, true],
        ['old', true, false],
        ['new', false, true],
      ],
    );
  });
});

function refuses(app: TestApp, runs: readonly Node[], message: RegExp): Promise<void> {
  return assert.rejects(
    async () => compareCommits.run(app, runs[0], runs),
    (error) => error instanceof UserError && message.test(error.message),
  );
}
