import { isCancelled } from '../../base/cancel.ts';
import { plainText } from '../../base/plainText.ts';
import type { Connection } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { App } from '../../services/app.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { NewModelVersion } from '../../stores/storeWriter.ts';
import { changeOnce } from '../changeOnce.ts';
import type { TargetModel } from './pickTargetModel.ts';
import { modelNode, showModelAgain } from './showModelAgain.ts';

interface VersionToMake {
  /** While it goes on. */
  readonly doing: string;
  readonly to: TargetModel;
  readonly version: Omit<NewModelVersion, 'name'>;
}

/** Makes a version, after its model where that is new, and shows what became of it. A model that was made and got no version stays, and it says so. */
export async function makeVersion(
  app: App,
  connection: Connection,
  { doing, to: { name, isNew }, version }: VersionToMake,
): Promise<ModelVersion> {
  const look = plainText(name, 100);
  if (isNew) {
    await changeOnce(app, connection, {
      doing: `Making the registered model ${look}`,
      change: (writer, signal) => writer.createRegisteredModel({ name }, signal),
      look,
    });
    await app.trees.changed([modelNode(connection, name)]);
  }
  try {
    return await changeOnce(app, connection, {
      doing,
      change: (writer, signal) => writer.createModelVersion({ ...version, name }, signal),
      look,
    });
  } catch (error) {
    throw isNew ? withoutVersion(error, look) : error;
  } finally {
    showModelAgain(app, connection, name);
  }
}

function withoutVersion(error: unknown, name: string): unknown {
  const made = `The registered model ${name} is made`;
  if (isCancelled(error)) return new UserError(`Cancelled. ${made}; look whether it has a version.`);
  // Where the answer was lost, it says so already.
  if (!(error instanceof StoreError)) return error;
  return new UserError(`${error.message} ${made} and has no version yet: choose it when you try again.`);
}
