import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Git } from '../../host/git.ts';
import type { Log } from '../../host/log.ts';
import type { Workspace } from '../../host/workspace.ts';
import type { AliasMove } from '../../promotion/aliasMove.ts';
import { carryOut, type AliasKeeper, type MoveOutcome } from '../../promotion/carryOut.ts';
import { recordHolder, recordId, recordTag, type MoveRecord } from '../../promotion/moveRecord.ts';
import { given } from '../../stores/given.ts';
import type { StoreWriter } from '../../stores/storeWriter.ts';
import { refusal, writerOf } from '../edits.ts';

/** Aliases of a model that a person has agreed to move. */
export interface AgreedMove {
  readonly connection: Connection;
  readonly model: string;
  /** The alias that it is all about. */
  readonly alias: string;
  readonly move: AliasMove;
  readonly why: string;
  readonly verdict: MoveRecord['verdict'];
  readonly unmet: readonly string[];
  /** The record of the move that this one takes back. */
  readonly undoes?: string;
}

/** A move that was made. */
export interface MadeMove extends Pick<AgreedMove, 'connection' | 'model' | 'alias' | 'move'> {
  /** Under which it is on record. */
  readonly id: string;
}

export interface MovedAliases {
  readonly made: MadeMove;
  readonly outcome: MoveOutcome;
}

interface MoveParts {
  readonly connections: Connections;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly log: Log;
}

/** Carries a move out over a connection, and puts it on record as a tag of the version that it was about. See {@link carryOut}. */
export async function moveAliases(
  { connections, git, workspace, log }: MoveParts,
  agreed: AgreedMove,
  signal: AbortSignal,
): Promise<MovedAliases> {
  const { connection, model, alias, move, why, verdict, unmet, undoes } = agreed;
  const timeMs = Date.now();
  const id = recordId(timeMs, randomUUID().slice(0, 4));
  const { name, commit } = await git.author(workspace.folders[0]?.path);
  const record = recordTag({
    ...{ id, timeMs, move, why, verdict, unmet, who: name ?? userInfo().username },
    ...given('commit', commit),
    ...given('undoes', undoes),
  });
  const holder = recordHolder(move, alias);
  const write = async (change: (writer: StoreWriter) => Promise<void>): Promise<void> => {
    try {
      await connections.ask(connection, (store) => change(writerOf(store, connection)));
    } catch (error) {
      throw refusal(error, connection);
    }
  };
  const keeper: AliasKeeper = {
    read: (asked) =>
      connections.ask(connection, async (store) => {
        // Said before anything is asked.
        writerOf(store, connection);
        return (await store.getRegisteredModel(model, asked)).aliases;
      }),
    set: (name, version) =>
      write((writer) =>
        version === undefined
          ? writer.deleteRegisteredModelAlias(model, name)
          : writer.setRegisteredModelAlias(model, name, version),
      ),
    record: async () => {
      if (holder !== undefined)
        await write((writer) => writer.setModelVersionTag(model, holder, record.key, record.value));
    },
  };
  const outcome = await carryOut(keeper, move, signal);
  log.info(`Move ${id} of aliases in ${connection.name}: ${outcome.kind}. ${JSON.stringify({ model, move })}`);
  return { made: { connection, model, alias, move, id }, outcome };
}
