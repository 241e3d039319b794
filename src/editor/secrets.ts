import type { SecretStorage } from 'vscode';
import type { Secrets } from '../host/secrets.ts';

/** The keychain part that VS Code keeps for this extension. */
export function editorSecrets(storage: SecretStorage): Secrets {
  return {
    get: async (key) => storage.get(key),
    set: async (key, value) => {
      await storage.store(key, value);
    },
    delete: async (key) => {
      await storage.delete(key);
    },
    onDidChange: (listener) =>
      storage.onDidChange(({ key }) => {
        listener(key);
      }),
  };
}
