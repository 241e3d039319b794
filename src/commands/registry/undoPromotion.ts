import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { standingMoves } from '../../promotion/standingMoves.ts';
import type { App } from '../../services/app.ts';
import { everyVersion } from '../../services/registry/everyVersion.ts';
import { moveDone } from '../../services/registry/moveWords.ts';
import type { Node } from '../../services/node.ts';
import type { Command } from '../command.ts';
import { requireAliases } from './stagesOnly.ts';
import { undoChange } from '../undoChange.ts';
import { undoMove } from './undoMove.ts';
import { modelFor } from './versionFor.ts';

/** Takes back the last move of aliases: the one made in this window, else the latest that is on record for a model, whoever made it. */
export const undoPromotion: Command = {
  id: 'podium.models.undoPromotion',
  title: 'Undo Last Promotion…',

  async run(app, target) {
    const made = target
      ? app.changes.lastOf(({ move }) => move !== undefined && isOf(target, move))
      : app.changes.last?.move && app.changes.last;
    if (made) await undoChange(app, made);
    else await undoRecorded(app, target);
  },
};

async function undoRecorded(app: App, target: Node | undefined): Promise<void> {
  const found = await modelFor(app, 'Undo Last Promotion', target);
  if (!found) return;
  const { connection, name: model } = found;
  const [latest] = await app.ui.progress('Reading the record', (signal) =>
    app.connections.ask(connection, async (store) => {
      const moves = standingMoves(await everyVersion(store, model, signal));
      if (moves.length === 0) await requireAliases(store, { connection, name: model }, signal);
      return moves;
    }),
  );
  if (!latest)
    throw new UserError(
      `No move of an alias of ${plainText(model, 100)} is on record that could be undone. Choose a version with Set Alias….`,
    );
  const { record, alias } = latest;
  const made = { connection, model, alias, move: record.move, id: record.id };
  if (await undoMove(app, made)) void app.ui.inform(`Undone: ${moveDone(made)}`);
}

function isOf(
  target: Node,
  { connection, model }: { readonly connection: { readonly id: string }; readonly model: string },
): boolean {
  const name = 'version' in target && target.kind === 'version' ? target.version.name : undefined;
  const named = target.kind === 'model' || target.kind === 'alias' ? target.model.name : name;
  return 'connection' in target && target.connection?.id === connection.id && named === model;
}
