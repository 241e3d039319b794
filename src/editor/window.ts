import { window } from 'vscode';
import type { Window } from '../host/window.ts';

/** This window of VS Code. */
export const editorWindow: Window = {
  get isFocused() {
    return window.state.focused;
  },
};
