import { isSameStore } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import { reversed } from '../../promotion/aliasMove.ts';
import type { MadeMove } from '../../services/registry/aliasMoves.ts';
import type { App } from '../../services/app.ts';
import { carryOutMove } from './carryOutMove.ts';
import { confirmMove } from './confirmMove.ts';
import { isProtected } from './isProtected.ts';

/** Takes a move back, unless somebody else has moved one of its aliases since. Whether it was: false where the person thought better of it. */
export async function undoMove(app: App, made: MadeMove): Promise<boolean> {
  const { model, alias, id } = made;
  const same = app.connections.all.filter((one) => isSameStore(one, made.connection));
  const connection = same.find((one) => one.id === made.connection.id) ?? same[0];
  if (!connection)
    throw new UserError(`There is no connection ${made.connection.name} any more, so this cannot be undone.`);
  const back = { connection, model, alias, move: reversed(made.move) };
  const why = await confirmMove(app, back, { action: 'Undo', typeModelName: await isProtected(app, model, alias) });
  if (why === undefined) return false;
  await carryOutMove(app, { ...back, why, verdict: 'none', unmet: [], undoes: id });
  return true;
}
