import { pathName } from '../../base/pathName.ts';
import type { DocumentAddress } from '../../host/ui.ts';
import type { App } from '../app.ts';
import { connectionWith } from '../connectionWith.ts';
import type { NodeOf } from '../node.ts';
import { noteTag } from './runFields.ts';
import { shortId } from '../shortId.ts';
import { StoreError } from '../../stores/storeError.ts';

/** The scheme of the documents in which people write the notes of runs. */
export const noteScheme = 'podium-note';

/** Which note a document holds: enough to find it again after the window was reloaded. */
export interface NoteId {
  readonly store: string;
  readonly runId: string;
}

/** The address of a run's note: `podium-note:/note · swift-fox.md?store=…&run=…`. */
export function noteAddress({ connection, run }: NodeOf<'run'>): DocumentAddress {
  const name = pathName(run.runName === '' ? run.runId : run.runName);
  const query = new URLSearchParams({ store: shortId(connection), run: run.runId });
  return { scheme: noteScheme, path: `/note · ${name}.md`, query: query.toString() };
}

/** @throws StoreError `notFound` for the address of nothing. */
export function noteIdOf(query: string): NoteId {
  const asked = new URLSearchParams(query);
  const [store, runId] = [asked.get('store'), asked.get('run')];
  if (store === null || runId === null) throw new StoreError('notFound', 'This is the address of no note.');
  return { store, runId };
}

/** The run whose note it is, as it is now. Rejects with a `StoreError` where it, or its store, is not there any more. */
export async function runOfNote(
  { connections }: Pick<App, 'connections'>,
  { store, runId }: NoteId,
  signal?: AbortSignal,
): Promise<NodeOf<'run'>> {
  const connection = await connectionWith(connections, store);
  const run = await connections.ask(connection, (opened) => opened.getRun(runId, signal));
  return { kind: 'run', connection, run };
}

/** Empty where there is none. */
export function noteOf({ run }: NodeOf<'run'>): string {
  return run.tags[noteTag] ?? '';
}
