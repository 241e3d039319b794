import { commands } from 'vscode';
import type { ContextKey, SetContext } from '../host/contexts.ts';

export function contextSetter(): SetContext {
  const told = new Map<ContextKey, string>();
  return (key, value) => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
}
