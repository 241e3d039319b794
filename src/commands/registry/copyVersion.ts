import { plainText } from '../../base/plainText.ts';
import { recordTagPrefix } from '../../promotion/moveRecord.ts';
import { registryText } from '../../services/registry/registryFields.ts';
import { given } from '../../stores/given.ts';
import type { Command } from '../command.ts';
import { makeVersion } from './makeVersion.ts';
import { pickTargetModel } from './pickTargetModel.ts';
import { versionFor } from './versionFor.ts';

/** Registers a version once more, as the next one of another model, as MLflow's `copy_model_version` does: with its tags, its description and its run. */
export const copyVersion: Command = {
  id: 'podium.models.copyVersion',
  title: 'Copy Version to Another Model…',

  async run(app, target) {
    const chosen = await versionFor(app, 'Copy Version', target);
    if (!chosen) return;
    const { connection } = chosen;
    const { name, version } = chosen.version;
    const to = await pickTargetModel(app, 'Copy Version', connection);
    if (!to) return;
    const model = plainText(to.name, 100);
    const what = plainText(registryText(chosen));
    const agreed = await app.ui.confirm(
      `Copy ${what} to ${to.isNew ? 'the new model ' : ''}${model}?`,
      [
        `It becomes ${to.isNew ? 'version 1' : 'the next version'} of ${plainText(to.name, 300)}, with the same tags, description and source run. Aliases and the record of promotions stay where they are.`,
        `Store: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`,
      ].join('\n\n'),
      'Copy',
    );
    if (!agreed) return;
    const from = await app.ui.progress('Reading the version', (signal) =>
      app.connections.ask(connection, (store) => store.getModelVersion(name, version, signal)),
    );
    const tags = Object.fromEntries(Object.entries(from.tags).filter(([key]) => !key.startsWith(recordTagPrefix)));
    const made = await makeVersion(app, connection, {
      doing: `Copying ${what}`,
      to,
      version: {
        ...{ source: `models:/${name}/${version}`, tags },
        ...given('description', from.description === '' ? undefined : from.description),
        ...given('runId', from.runId === '' ? undefined : from.runId),
      },
    });
    void app.ui.inform(`Copied ${what} as version ${made.version} of ${model}.`);
  },
};
