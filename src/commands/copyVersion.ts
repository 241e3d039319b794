import { plainText } from '../base/plainText.ts';
import { recordTagPrefix } from '../promotion/moveRecord.ts';
import { registryText } from '../services/registryFields.ts';
import { given } from '../stores/given.ts';
import { changeOnce } from './changeOnce.ts';
import type { Command } from './command.ts';
import { searchForModel } from './searchModels.ts';
import { showModelAgain } from './showModelAgain.ts';
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
    const to = await searchForModel(app, 'Copy Version', connection);
    if (!to) return;
    const model = to.model.name;
    const what = plainText(registryText(chosen));
    const agreed = await app.ui.confirm(
      `Copy ${what} to ${plainText(model, 100)}?`,
      [
        `It becomes the next version of ${plainText(model, 300)}, with the same tags, description and source run. Aliases and the record of promotions stay where they are.`,
        `Store: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`,
      ].join('\n\n'),
      'Copy',
    );
    if (!agreed) return;
    const from = await app.ui.progress('Reading the version', (signal) =>
      app.connections.ask(connection, (store) => store.getModelVersion(name, version, signal)),
    );
    const tags = Object.fromEntries(Object.entries(from.tags).filter(([key]) => !key.startsWith(recordTagPrefix)));
    const made = await changeOnce(app, connection, {
      doing: `Copying ${what}`,
      change: (writer, signal) =>
        writer.createModelVersion(
          {
            ...{ name: model, source: `models:/${name}/${version}`, tags },
            ...given('description', from.description === '' ? undefined : from.description),
            ...given('runId', from.runId === '' ? undefined : from.runId),
          },
          signal,
        ),
      look: plainText(model, 100),
    });
    showModelAgain(app, connection, model);
    void app.ui.inform(`Copied ${what} as version ${made.version} of ${plainText(model, 100)}.`);
  },
};
