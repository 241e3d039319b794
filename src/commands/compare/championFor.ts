import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { championAlias } from '../../model/alias.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { App } from '../../services/app.ts';
import type { NodeOf } from '../../services/node.ts';
import { runText } from '../../services/runs/runFields.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { findChampions } from './findChampions.ts';

/** A champion, and the run that it came from. */
export interface Champion {
  readonly version: ModelVersion;
  readonly run: NodeOf<'run'>;
}

/**
 * The champion that a run is measured by: of the model that it made a version of, else of one that is picked.
 * @throws UserError where there is none, or it came from no run, or from this one.
 */
export async function championFor(app: App, title: string, node: NodeOf<'run'>): Promise<Champion | undefined> {
  const version = await chooseChampion(app, title, node);
  if (!version) return undefined;
  const called = `version ${version.version} of ${plainText(version.name, 80)}`;
  if (version.runId === '') throw new UserError(`The champion, ${called}, came from no run.`);
  if (version.runId === node.run.runId) {
    throw new UserError(`The ${runText(node.run)} is where the champion, ${called}, came from.`);
  }
  const { connection } = node;
  const run = await app.ui.progress('Reading the run of the champion', (signal) =>
    app.connections.ask(connection, (store) => orAbsent(store.getRun(version.runId, signal))),
  );
  if (!run) throw new UserError(`The run that the champion, ${called}, came from is not there any more.`);
  return { version, run: { kind: 'run', connection, run } };
}

async function chooseChampion(app: App, title: string, node: NodeOf<'run'>): Promise<ModelVersion | undefined> {
  const champions = await app.ui.progress('Looking for the champion', (signal) => findChampions(app, node, signal));
  const [only, ...others] = champions;
  if (!only) {
    throw new UserError(
      `No registered model in ${node.connection.name} has the alias ${championAlias}. Give it to the version in use, then try again.`,
    );
  }
  if (others.length === 0) return only;
  return app.ui.pick({
    title,
    placeholder: 'The champion of which model?',
    items: champions.map((version) => ({
      label: version.name,
      description: `Version ${version.version}`,
      icon: 'package',
      value: version,
    })),
  });
}
