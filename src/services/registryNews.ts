import { Emitter, type Listen } from '../base/emitter.ts';
import type { Connection } from '../connections/connection.ts';

/** A registered model wherever it is. */
export interface ModelAddress {
  readonly connection: Connection;
  readonly name: string;
}

/** Tells whoever shows registered models that something of one was changed from here: its aliases, versions, stages, tags or descriptions. */
export interface RegistryNews {
  changed(model: ModelAddress): void;
  readonly onDidChange: Listen<ModelAddress>;
}

export function createRegistryNews(): RegistryNews {
  const changed = new Emitter<ModelAddress>();
  return {
    changed: (model) => {
      changed.fire(model);
    },
    onDidChange: changed.event,
  };
}
