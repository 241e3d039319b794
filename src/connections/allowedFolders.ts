import type { State } from '../host/state.ts';
import type { Workspace } from '../host/workspace.ts';
import type { Connection } from './connection.ts';

/** The folders outside of a store's own that its artifacts may be read from; none in Restricted Mode, whatever was allowed before. */
export function allowedFolders(
  state: State,
  { isTrusted }: Pick<Workspace, 'isTrusted'>,
  { trackingUri }: Pick<Connection, 'trackingUri'>,
): readonly string[] {
  return isTrusted ? (state.get('artifactFolders')?.[trackingUri] ?? []) : [];
}

/** Allows a folder, and with it what is below, to a store: by its place, for another store may come to have its name. */
export async function allowFolder(state: State, trackingUri: string, folder: string): Promise<void> {
  const all = state.get('artifactFolders') ?? {};
  const others = (all[trackingUri] ?? []).filter((one) => one !== folder);
  await state.set('artifactFolders', { ...all, [trackingUri]: [...others, folder] });
}

/** Takes that back. */
export async function forgetFolder(state: State, trackingUri: string, folder: string): Promise<void> {
  const { [trackingUri]: kept = [], ...others } = state.get('artifactFolders') ?? {};
  const left = kept.filter((one) => one !== folder);
  await state.set('artifactFolders', left.length === 0 ? others : { ...others, [trackingUri]: left });
}
