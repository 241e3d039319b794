import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { noteAddress, noteOf, runOfNote, type NoteId } from '../../services/runs/notes.ts';
import { noteTag, runTag, runText } from '../../services/runs/runFields.ts';
import { maxRunTagCharacters } from '../../stores/storeWriter.ts';
import { makeChange } from '../makeChange.ts';

/**
 * Writes the note of a run; an empty one is taken away. Where somebody else has changed it since it was opened, it asks first.
 * @param opened the note as the editor was given it.
 * Rejects where nothing was written, so that the editor keeps the text.
 */
export async function saveNote(app: App, id: NoteId, text: string, opened: string): Promise<void> {
  const { length } = [...text];
  if (length > maxRunTagCharacters) {
    throw new UserError(
      `MLflow keeps at most ${String(maxRunTagCharacters)} characters of a note, and this one has ${String(length)}. Shorten it, or log it as an artifact.`,
    );
  }
  const node = await app.ui.progress('Reading the note', (signal) => runOfNote(app, id, signal));
  const stored = noteOf(node);
  if (stored === text) return;
  if (stored !== opened) await agreeToOverwrite(app, node);
  const what = runText(node.run);
  await makeChange(app, {
    edits: [{ connection: node.connection, field: runTag(node, noteTag), to: text.trim() === '' ? undefined : text }],
    doing: `Saving the note of ${what}`,
    done: ([made]) => (made?.to === undefined ? `Removed the note of ${what}.` : `Changed the note of ${what}.`),
    undone: 'not saved',
    sitting: `note ${id.store} ${id.runId}`,
  });
}

async function agreeToOverwrite(app: App, node: Awaited<ReturnType<typeof runOfNote>>): Promise<void> {
  const what = runText(node.run);
  const choice = await app.ui.choose(
    `Somebody else has changed the note of ${what} since you opened it.`,
    'Overwriting replaces theirs, which "Podium: Undo Last Change" can bring back.',
    'Overwrite',
    'Show Difference',
  );
  if (choice === 'Overwrite') return;
  if (choice === 'Show Difference') {
    const own = noteAddress(node);
    const stored = { ...own, query: `${own.query}&stored` };
    await app.ui.compareDocuments(`Note of ${what}: in the store ↔ yours`, stored, own);
  }
  throw new UserError(`Somebody else has changed the note of ${what}. Your text is still in the editor.`);
}
