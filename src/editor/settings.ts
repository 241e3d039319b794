import { ConfigurationTarget, workspace } from 'vscode';
import { Emitter } from '../base/emitter.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Log } from '../host/log.ts';
import { settingReaders, unusableConnections, type SettingKey, type Settings } from '../host/settings.ts';

const settingKeys = Object.keys(settingReaders) as readonly SettingKey[];

/** The settings as VS Code has them. */
export function editorSettings(log: Log): Settings & Disposable {
  const owned = new Owned();
  const changed = owned.add(new Emitter<SettingKey>());
  owned.add(
    workspace.onDidChangeConfiguration((event) => {
      for (const key of settingKeys) if (event.affectsConfiguration(`podium.${key}`)) changed.fire(key);
    }),
  );
  let warnedOf = 0;
  return {
    get: (key) => {
      const value = written(key);
      const unusable = key === 'connections' ? unusableConnections(value).length : 0;
      if (unusable > warnedOf) log.warn(`podium.connections: ${unusable} of its entries lack a name or a trackingUri.`);
      warnedOf = Math.max(warnedOf, unusable);
      return settingReaders[key](value);
    },
    set: async (key, value) => {
      // What a hand has mistyped is not ours to throw away.
      const kept = key === 'connections' ? [...(value as unknown[]), ...unusableConnections(written(key))] : value;
      await workspace.getConfiguration('podium').update(key, kept, ConfigurationTarget.Global);
    },
    onDidChange: changed.event,
    dispose: () => {
      owned.dispose();
    },
  };
}

function written(key: SettingKey): unknown {
  const podium = workspace.getConfiguration('podium');
  // A workspace cannot set them, but a `podium.connections.x` in its settings would take the place of the user's whole list.
  return key === 'connections' ? podium.inspect(key)?.globalValue : podium.get(key);
}
