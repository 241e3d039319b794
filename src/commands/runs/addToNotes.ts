import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { noteOf } from '../../services/runs/notes.ts';
import { noteTag, runTag, runText } from '../../services/runs/runFields.ts';
import { maxRunTagCharacters } from '../../stores/storeWriter.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { activeRunsFor, runsText } from './runsFor.ts';

const readsAtOnce = 4;

/** Adds the same paragraph to the notes of runs, whatever each of them says. */
export const addToNotes: Command = {
  id: 'podium.run.addToNotes',
  title: 'Add to Notes…',

  async run(app, target, selected) {
    const runs = await activeRunsFor(app, 'Add to Notes', target, selected);
    if (runs.length === 0) return;
    const text = await app.ui.input({
      title: 'Add to Notes',
      prompt: `Markdown, which becomes the last paragraph of the note of ${runsText(runs)}`,
      validate: (typed) => (typed.trim() === '' ? 'Write what is to be added, or press Escape.' : undefined),
    });
    if (text === undefined) return;
    const added = text.trim();
    // As they are now: others write notes too.
    const now = await app.ui.progress(`Reading the notes of ${runsText(runs)}`, (signal) =>
      mapAtOnce(runs, readsAtOnce, (node) => readAgain(app, node, signal)),
    );
    await makeChange(app, {
      edits: now.map((node) => ({
        connection: node.connection,
        field: runTag(node, noteTag),
        to: withParagraph(node, added),
      })),
      doing: `Adding to the notes of ${runsText(runs)}`,
      done: ([first, ...more]) =>
        `Added "${plainText(added, 60)}" to ${first && more.length === 0 ? first.field.name : `the notes of ${String(more.length + 1)} runs`}.`,
      undone: 'not changed',
    });
  },
};

async function readAgain(app: App, node: NodeOf<'run'>, signal: AbortSignal): Promise<NodeOf<'run'>> {
  const { connection, run } = node;
  return { ...node, run: await app.connections.ask(connection, (store) => store.getRun(run.runId, signal)) };
}

/** @throws UserError where MLflow would not keep all of it. */
function withParagraph(node: NodeOf<'run'>, added: string): string {
  const before = noteOf(node).trimEnd();
  const note = before === '' ? added : `${before}\n\n${added}`;
  const { length } = [...note];
  if (length <= maxRunTagCharacters) return note;
  throw new UserError(
    `The note of ${runText(node.run)} would have ${length.toLocaleString('en')} characters, and MLflow keeps at most ${maxRunTagCharacters.toLocaleString('en')}. Add less, or leave out this run. Nothing was changed.`,
  );
}
