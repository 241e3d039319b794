import type { Connection } from '../../connections/connection.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import type { Command } from '../command.ts';
import { copyUri } from '../copyUri.ts';
import { shownArtifactFor } from './pickArtifact.ts';

type Artifact = NodeOf<'artifact'>;

/** Copies where files lie on this computer. Those of a server lie nowhere here: their URI leads to them. */
export const copyPath: Command = {
  id: 'podium.copy.path',
  title: 'Copy Path',

  async run(app, target, selected) {
    const nodes = selected.length > 1 ? selected : [await shownArtifactFor(app, 'Copy Path', target)];
    const artifacts = nodes.filter((node) => node?.kind === 'artifact');
    const [first] = artifacts;
    if (!first) {
      if (nodes.length > 1) throw new UserError('Only files and folders of artifacts have a path.');
      return;
    }
    const elsewhere = await connectionElsewhere(app, artifacts);
    if (!elsewhere) {
      await app.ui.copy((await pathsOf(app, artifacts)).join('\n'));
      return;
    }
    const message = `${fileNameOf(first.file)} lies with "${elsewhere.name}", and has no path on this computer.`;
    app.ui.offer(message, 'Copy URI', async () => copyUri.run(app, first, artifacts));
  },
};

async function connectionElsewhere(
  { connections }: App,
  artifacts: readonly Artifact[],
): Promise<Connection | undefined> {
  for (const connection of new Set(artifacts.map((one) => one.connection))) {
    const isHere = await connections.ask(connection, (store) => Promise.resolve(store.locateArtifact !== undefined));
    if (!isHere) return connection;
  }
  return undefined;
}

function pathsOf({ connections, ui }: App, artifacts: readonly Artifact[]): Promise<readonly string[]> {
  return ui.progress('Looking for the path', (signal) =>
    Promise.all(
      artifacts.map(({ connection, owner, file }) =>
        connections.ask(connection, async (store) => (await store.locateArtifact?.(owner, file.path, signal)) ?? ''),
      ),
    ),
  );
}
