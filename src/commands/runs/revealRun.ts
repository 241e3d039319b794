import type { Connection } from '../../connections/connection.ts';
import { originOf } from '../../connections/location.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import { parseRunReference, type RunReference } from '../../services/runs/runReference.ts';
import { parseTrackingUri } from '../../stores/trackingUri.ts';
import type { Command } from '../command.ts';
import { connectionInUse } from '../inUse.ts';

/** Shows a run in its experiment: the one of a row, or one whose id or address was pasted. */
export const revealRun: Command = {
  id: 'podium.run.reveal',
  title: 'Reveal Run…',
  icon: '$(target)',

  async run(app, target) {
    const wanted = target ? runOf(target) : await askForRun(app);
    if (!wanted) return;
    const { connection, runId } = wanted;
    await app.ui.progress('Looking for the run', async (signal) => {
      const run = await app.connections.ask(connection, (store) => store.getRun(runId, signal));
      await app.trees.reveal({ kind: 'run', connection, run });
    });
  },
};

interface WantedRun {
  readonly connection: Connection;
  readonly runId: string;
}

function runOf(target: Node): WantedRun {
  if (target.kind === 'version' && target.version.runId !== '') {
    return { connection: target.connection, runId: target.version.runId };
  }
  if (target.kind === 'version') {
    throw new UserError(`Version ${target.version.version} of ${target.version.name} came from no run.`);
  }
  if ('run' in target) return { connection: target.connection, runId: target.run.runId };
  throw new UserError('Only a run, what it logged, or a model version leads to a run.');
}

async function askForRun(app: App): Promise<WantedRun | undefined> {
  await connectionInUse(app);
  const typed = await app.ui.input({
    title: 'Reveal Run',
    prompt: 'The id of a run, runs:/…, or the address of its page in the MLflow UI',
    validate: (text) =>
      parseRunReference(text) ? undefined : 'This is no run id (32 hexadecimal digits), and no address of a run.',
  });
  const reference = typed === undefined ? undefined : parseRunReference(typed);
  return reference && { connection: await connectionFor(app, reference), runId: reference.runId };
}

/** An address belongs to the connection that leads there; a bare id to the one in use. */
async function connectionFor(app: App, { server }: RunReference): Promise<Connection> {
  const inUse = await connectionInUse(app);
  if (server === undefined) return inUse;
  const { origin } = new URL(server);
  const fitting = app.connections.all.filter(({ trackingUri }) => originOf(trackingUri) === origin);
  const [best] = fitting.toSorted(
    (a, b) =>
      Number(addressOf(b) === server) - Number(addressOf(a) === server) ||
      Number(b.id === inUse.id) - Number(a.id === inUse.id),
  );
  if (best) return best;
  throw new UserError(`No connection leads to ${origin}. Add it with "Podium: Add Connection…", then try again.`);
}

function addressOf({ trackingUri }: Connection): string | undefined {
  const location = parseTrackingUri(trackingUri);
  return location.kind === 'rest' ? location.url : undefined;
}
