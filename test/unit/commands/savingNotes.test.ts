import assert from 'node:assert/strict';
import { editNote } from '../../../src/commands/runs/editNote.ts';
import { saveNote } from '../../../src/commands/runs/saveNote.ts';
import { undo } from '../../../src/commands/undo.ts';
import { noteAddress, noteIdOf, noteOf, runOfNote } from '../../../src/services/runs/notes.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { aRun } from '../../support/make.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';

const runId = 'a'.repeat(32);
const connection = { id: 'settings/local', name: 'local', trackingUri: '', source: 'settings' } as const;
const id = noteIdOf(noteAddress({ kind: 'run', connection, run: aRun({ runId }) }).query);

describe('the note of a run', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addRun({ runId, name: 'a/b fox', tags: { 'mlflow.note.content': 'old' } });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers });
  }

  async function stored(app: TestApp): Promise<string> {
    return noteOf(await runOfNote(app, id));
  }

  it('opens as a Markdown document that is called after the run, and can be found again by its address', async () => {
    using app = appWith();
    const node = await runOfNote(app, id);
    await editNote.run(app, node, []);
    assert.deepEqual(app.ui.documents, ['note · a∕b fox.md']);
    assert.deepEqual(noteIdOf(noteAddress(node).query), id);
    assert.throws(() => noteIdOf('run=x'), /no note/);
  });

  it('is saved, and taken back', async () => {
    using app = appWith();
    await saveNote(app, id, '# New\n\nlines', 'old');
    assert.equal(await stored(app), '# New\n\nlines');
    assert.deepEqual([app.changes.last?.label, app.ui.offers], ['Changed the note of run a/b fox.', []]);
    await undo.run(app, undefined, []);
    assert.equal(await stored(app), 'old');
  });

  it('is taken away when it is saved empty, and not written when it is the same', async () => {
    using app = appWith();
    await saveNote(app, id, ' \n', 'old');
    assert.equal('mlflow.note.content' in (await runOfNote(app, id)).run.tags, false);
    const { last } = app.changes;
    await saveNote(app, id, '', '');
    assert.equal(app.changes.last, last);
    await undo.run(app, undefined, []);
    assert.equal(await stored(app), 'old');
  });

  it('is one change to undo, however often it was saved while it was written', async () => {
    using app = appWith();
    await saveNote(app, id, 'n', 'old');
    await saveNote(app, id, 'ne', 'n');
    await saveNote(app, id, 'new', 'ne');
    await undo.run(app, undefined, []);
    assert.equal(await stored(app), 'old');
    assert.equal(app.changes.last, undefined);
  });

  it('is refused, and kept in the editor, when MLflow would cut it', async () => {
    using app = appWith();
    await assert.rejects(
      saveNote(app, id, 'x'.repeat(8001), 'old'),
      /^UserError: MLflow keeps at most 8000 characters of a note, and this one has 8001/,
    );
    await saveNote(app, id, '😀'.repeat(8000), 'old');
    assert.equal(await stored(app), '😀'.repeat(8000));
  });

  describe('that somebody else has changed since it was opened', () => {
    it('is not overwritten without a question', async () => {
      using app = appWith('dismiss');
      await assert.rejects(saveNote(app, id, 'mine', 'older'), /Somebody else .* Your text is still in the editor/);
      assert.match(
        app.ui.messages[0] ?? '',
        /^Somebody else has changed the note of run a\/b fox since you opened it\./,
      );
      assert.equal(await stored(app), 'old');
      app.ui.answer({ press: 'Overwrite' });
      await saveNote(app, id, 'mine', 'older');
      assert.equal(await stored(app), 'mine');
    });

    it('comes back when it was overwritten between two saves of one sitting', async () => {
      using app = appWith({ press: 'Overwrite' });
      await saveNote(app, id, 'mine', 'old');
      database.connection.exec("UPDATE tags SET value = 'theirs' WHERE key = 'mlflow.note.content'");
      await saveNote(app, id, 'mine, longer', 'mine');
      await undo.run(app, undefined, []);
      assert.equal(await stored(app), 'theirs');
    });

    it('is shown beside the own text', async () => {
      using app = appWith({ press: 'Show Difference' });
      await assert.rejects(saveNote(app, id, 'mine', 'older'), /Your text/);
      assert.deepEqual(app.ui.documents, ['Note of run a/b fox: in the store ↔ yours']);
    });
  });

  it('says that its store is gone', async () => {
    using app = testApp();
    await assert.rejects(saveNote(app, id, 'mine', ''), /no connection any more/);
  });
});
