import { Emitter, type Listen } from '../../base/emitter.ts';
import type { Connection } from '../../connections/connection.ts';

/** A registered model wherever it is. */
export interface NamedModel {
  readonly connection: Connection;
  readonly name: string;
}

/** Tells whoever shows registered models that something of one was changed from here: its aliases, versions, stages, tags or descriptions. */
export interface RegistryNews {
  changed(model: NamedModel): void;
  readonly onDidChange: Listen<NamedModel>;
}

export function createRegistryNews(): RegistryNews {
  const changed = new Emitter<NamedModel>();
  return {
    changed: (model) => {
      changed.fire(model);
    },
    onDidChange: changed.event,
  };
}
