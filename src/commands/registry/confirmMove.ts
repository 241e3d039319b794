import { plainText } from '../../base/plainText.ts';
import type { AgreedMove } from '../../services/registry/aliasMoves.ts';
import type { App } from '../../services/app.ts';
import { moveDeed, moveLines, unusualName, unusualWords } from '../../services/registry/moveWords.ts';

type ProposedMove = Pick<AgreedMove, 'connection' | 'model' | 'alias' | 'move'>;

export interface ConfirmOptions {
  /** What the button says. */
  readonly action: string;
  /** What else to know before. */
  readonly notes?: readonly string[];
  /** Whether the policy has the model's name typed first. */
  readonly typeModelName?: boolean;
  /** Why it is done, where that was said already. */
  readonly why?: string;
}

/**
 * Asks whether aliases may be moved, saying where, of which model, and from which version to which. Resolves with the reason, which may be empty,
 * or with `undefined` where the person thought better of it.
 */
export async function confirmMove(
  app: App,
  proposed: ProposedMove,
  { action, notes = [], typeModelName = false, why }: ConfirmOptions,
): Promise<string | undefined> {
  const { connection, model, move } = proposed;
  const unusual = unusualName(model, move);
  const withReason = `${action} with Reason…`;
  const pressed = await app.ui.choose(
    `${moveDeed(proposed)}?`,
    [
      moveLines(move).join('\n'),
      `Model: ${plainText(model, 300)}\nStore: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`,
      ...notes,
      ...(unusual === undefined ? [] : [unusualWords(unusual)]),
    ].join('\n\n'),
    action,
    ...(why === undefined ? [withReason] : []),
  );
  if (pressed === undefined) return undefined;
  const reason = pressed === withReason ? await askReason(app, action) : (why ?? '');
  if (reason === undefined || !typeModelName) return reason;
  return (await askModelName(app, action, model, proposed.alias)) ? reason : undefined;
}

/** Has the name of a model typed whose alias the policy protects; whether it was. */
export async function askModelName(app: App, title: string, model: string, alias: string): Promise<boolean> {
  const shown = plainText(model, 200);
  const typed = await app.ui.input({
    title,
    prompt: `The policy protects @${plainText(alias, 60)}: type the name of the model, ${shown}`,
    validate: (text) => (text === model ? undefined : `Type ${shown} to go on, or press Escape.`),
  });
  return typed !== undefined;
}

/** Why something is done, for the record. */
export function askReason(app: App, title: string): Promise<string | undefined> {
  return app.ui.input({
    title,
    prompt: 'Why? It is kept in a tag of the version, where every MLflow client can read it.',
    validate: (text) => (text.trim() === '' ? 'Give a reason, or press Escape.' : undefined),
  });
}
