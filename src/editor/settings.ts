import { ConfigurationTarget, workspace } from 'vscode';
import { Emitter } from '../base/emitter.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import { settingReaders, type SettingKey, type Settings } from '../host/settings.ts';

/** The settings as VS Code has them. */
export function editorSettings(): Settings & Disposable {
  const owned = new Owned();
  const changed = owned.add(new Emitter<SettingKey>());
  owned.add(
    workspace.onDidChangeConfiguration((event) => {
      for (const key of Object.keys(settingReaders) as SettingKey[]) {
        if (event.affectsConfiguration(`podium.${key}`)) changed.fire(key);
      }
    }),
  );
  return {
    get: (key) => settingReaders[key](workspace.getConfiguration('podium').get(key)),
    set: async (key, value) => {
      await workspace.getConfiguration('podium').update(key, value, ConfigurationTarget.Global);
    },
    onDidChange: changed.event,
    dispose: () => {
      owned.dispose();
    },
  };
}
