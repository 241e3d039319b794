import assert from 'node:assert/strict';
import { addToNotes } from '../../../src/commands/runs/addToNotes.ts';
import { undo } from '../../../src/commands/undo.ts';
import { noteOf } from '../../../src/services/runs/notes.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';

const [fox, owl, old] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

describe('Add to Notes', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addRun({ runId: fox, name: 'fox', tags: { 'mlflow.note.content': '# Fox\n' } });
    database.addRun({ runId: owl, name: 'owl' });
    database.addRun({ runId: old, name: 'old', lifecycleStage: 'deleted' });
  });
  afterEach(() => database.dispose());

  const appWith = (...answers: Answer[]): TestApp =>
    testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers });

  async function nodes(app: TestApp, ...runIds: readonly string[]): Promise<readonly NodeOf<'run'>[]> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    return Promise.all(
      runIds.map(async (runId) => {
        const run = await app.connections.ask(connection, (store) => store.getRun(runId));
        return { kind: 'run', connection, run } as const;
      }),
    );
  }

  const notes = async (app: TestApp): Promise<readonly string[]> => (await nodes(app, fox, owl)).map(noteOf);

  it('puts the same paragraph below whatever each note says, which is taken back at once', async () => {
    using app = appWith({ type: ' ' }, { type: ' Of *no* use. ' });
    const runs = await nodes(app, fox, owl);
    await addToNotes.run(app, runs[0], runs);
    assert.equal(app.ui.complaints.length, 1);
    assert.deepEqual(await notes(app), ['# Fox\n\nOf *no* use.', 'Of *no* use.']);
    assert.equal(app.changes.last?.label, 'Added "Of *no* use." to the notes of 2 runs.');
    await undo.run(app, undefined, []);
    assert.deepEqual(await notes(app), ['# Fox\n', '']);
  });

  it('keeps what somebody else wrote while it was asked for', async () => {
    using app = appWith({ type: 'mine' });
    const runs = await nodes(app, fox, owl);
    database.connection.exec("UPDATE tags SET value = 'theirs' WHERE key = 'mlflow.note.content'");
    await addToNotes.run(app, runs[0], runs);
    assert.deepEqual(await notes(app), ['theirs\n\nmine', 'mine']);
  });

  it('changes no note where one would be too long, or a run is deleted, and nothing when it is dismissed', async () => {
    using app = appWith({ type: 'x'.repeat(7_995) });
    const runs = await nodes(app, owl, fox);
    await assert.rejects(
      async () => addToNotes.run(app, runs[0], runs),
      /run fox would have 8,002 .* Nothing was changed/,
    );
    const [active, deleted] = await nodes(app, fox, old);
    assert.ok(active && deleted);
    await assert.rejects(async () => addToNotes.run(app, active, [active, deleted]), /run old is deleted/);
    app.ui.answer('dismiss');
    await addToNotes.run(app, runs[0], runs);
    assert.deepEqual(await notes(app), ['# Fox\n', '']);
    assert.equal(app.changes.last, undefined);
  });
});
