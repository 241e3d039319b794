import { plainText } from '../../base/plainText.ts';
import type { Connection } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import type { Store } from '../../stores/store.ts';
import { modelNode } from './showModelAgain.ts';

/** Rejects where the MLflow behind a store is older than aliases, and offers what it has instead, of a model if one is named. @throws UserError */
export async function requireAliases(
  store: Store,
  { connection, name }: { readonly connection: Connection; readonly name?: string },
  signal: AbortSignal,
): Promise<void> {
  const sentence = await whyNoAliases(store, connection, signal);
  if (sentence === undefined) return;
  const target = name === undefined ? {} : { target: modelNode(connection, name) };
  throw new UserError(sentence, { action: 'Transition Stage…', command: 'podium.models.transitionStage', ...target });
}

/** Why there are no aliases in a store, if there are none. */
export async function whyNoAliases(
  store: Store,
  { name }: Connection,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { aliases, mlflowVersion } = await store.capabilities(signal);
  if (aliases) return undefined;
  const which = mlflowVersion === undefined ? 'an MLflow before 2.3' : `MLflow ${plainText(mlflowVersion, 40)}`;
  return `${plainText(name, 100)} has stages only, no aliases: it is of ${which}, and aliases came with MLflow 2.3.`;
}
