import { plainText } from '../base/plainText.ts';
import { UserError } from '../host/ui.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { App } from '../services/app.ts';
import type { NodeOf } from '../services/node.ts';
import { runText } from '../services/runFields.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import type { Command } from './command.ts';
import { championAlias, findChampions } from './findChampions.ts';
import { openComparison } from './openComparison.ts';
import { runFor } from './runsFor.ts';

/** Opens a run beside the one that the champion came from: of the model that the run made a version of, else of one that is picked. */
export const compareWithChampion: Command = {
  id: 'podium.compare.withChampion',
  title: 'Compare with Champion',

  async run(app, target) {
    const node = await runFor(app, 'Compare with Champion', target);
    if (!node) return;
    const champion = await chooseChampion(app, node);
    if (!champion) return;
    const called = `version ${champion.version} of ${plainText(champion.name, 80)}`;
    if (champion.runId === '') throw new UserError(`The champion, ${called}, came from no run.`);
    if (champion.runId === node.run.runId) {
      throw new UserError(`The ${runText(node.run)} is where the champion, ${called}, came from.`);
    }
    const { connection } = node;
    const run = await app.ui.progress('Reading the run of the champion', (signal) =>
      app.connections.ask(connection, (store) => orAbsent(store.getRun(champion.runId, signal))),
    );
    if (!run) throw new UserError(`The run that the champion, ${called}, came from is not there any more.`);
    openComparison(app, [{ kind: 'run', connection, run }, node]);
  },
};

async function chooseChampion(app: App, node: NodeOf<'run'>): Promise<ModelVersion | undefined> {
  const champions = await app.ui.progress('Looking for the champion', (signal) => findChampions(app, node, signal));
  const [only, ...others] = champions;
  if (!only) {
    throw new UserError(
      `No registered model in ${node.connection.name} has the alias ${championAlias}. Give it to the version in use, then try again.`,
    );
  }
  if (others.length === 0) return only;
  return app.ui.pick({
    title: 'Compare with Champion',
    placeholder: 'The champion of which model?',
    items: champions.map((version) => ({
      label: version.name,
      description: `Version ${version.version}`,
      icon: 'package',
      value: version,
    })),
  });
}
