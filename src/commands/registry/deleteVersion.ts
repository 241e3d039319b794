import { plainText } from '../../base/plainText.ts';
import { registryText } from '../../services/registry/registryFields.ts';
import { askModelName } from './confirmMove.ts';
import { changeOnce } from '../changeOnce.ts';
import type { Command } from '../command.ts';
import { isProtected } from './isProtected.ts';
import { listed } from '../outcome.ts';
import { showModelAgain } from './showModelAgain.ts';
import { versionFor } from './versionFor.ts';

/** Deletes a version for good, after saying what goes with it: MLflow takes its aliases without a word. */
export const deleteVersion: Command = {
  id: 'podium.models.deleteVersion',
  title: 'Delete Version…',
  icon: '$(trash)',

  async run(app, target) {
    const chosen = await versionFor(app, 'Delete Version', target);
    if (!chosen) return;
    const { connection } = chosen;
    const { name, version } = chosen.version;
    const { aliases, currentStage } = await app.ui.progress('Reading the version', (signal) =>
      app.connections.ask(connection, (store) => store.getModelVersion(name, version, signal)),
    );
    const what = plainText(registryText(chosen));
    const held = listed(aliases.map((alias) => `@${plainText(alias, 60)}`));
    const agreed = await app.ui.confirm(
      `Delete ${what} for good?`,
      [
        ...(aliases.length === 0 ? [] : [`It has ${held}. Whoever loads the model by that gets an error then.`]),
        ...(['Staging', 'Production'].includes(currentStage) ? [`It is in ${currentStage}.`] : []),
        'It cannot be restored, nor can its tags and what is on record of its promotions. Its number is not used again, and its files stay where they are.',
        `Store: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`,
      ].join('\n\n'),
      'Delete',
    );
    if (!agreed) return;
    for (const alias of aliases) {
      if (!(await isProtected(app, name, alias))) continue;
      if (!(await askModelName(app, 'Delete Version', name, alias))) return;
      break;
    }
    try {
      await changeOnce(app, connection, {
        doing: `Deleting ${what}`,
        change: (writer, signal) => writer.deleteModelVersion(name, version, signal),
        look: plainText(name, 100),
      });
    } finally {
      showModelAgain(app, connection, name);
    }
    void app.ui.inform(`Deleted ${what}${aliases.length === 0 ? '' : `, which had ${held}`}.`);
  },
};
