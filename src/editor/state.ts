import type { Memento } from 'vscode';
import { recall } from '../host/recall.ts';
import type { State } from '../host/state.ts';

/** Keeps what is remembered in the workspace's own storage. */
export function workspaceState(memento: Memento): State {
  return {
    get: (key) => recall(key, memento.get(key)),
    set: async (key, value) => {
      await memento.update(key, value);
    },
  };
}
