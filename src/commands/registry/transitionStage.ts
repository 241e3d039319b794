import { plainText } from '../../base/plainText.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { App } from '../../services/app.ts';
import { everyVersion } from '../../services/registry/everyVersion.ts';
import type { NodeOf } from '../../services/node.ts';
import { registryText, versionStage } from '../../services/registry/registryFields.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { listed } from '../outcome.ts';
import { versionFor } from './versionFor.ts';

const stages = ['None', 'Staging', 'Production', 'Archived'] as const;
/** Of which a team usually has one version each. */
const shared: readonly string[] = ['Staging', 'Production'];

/** Moves a version to another stage, as registries without aliases have it. */
export const transitionStage: Command = {
  id: 'podium.models.transitionStage',
  title: 'Transition Stage…',

  async run(app, target) {
    const node = await versionFor(app, 'Transition Stage', target);
    if (!node) return;
    const stage = await app.ui.pick({
      title: 'Transition Stage',
      placeholder: `The stage of ${registryText(node)}`,
      items: stages.map((each) => ({
        label: each,
        ...(each === node.version.currentStage && { description: 'now' }),
        value: each,
      })),
    });
    if (stage === undefined || stage === node.version.currentStage) return;
    const others = shared.includes(stage) ? await othersIn(app, node, stage) : [];
    const archived = await othersToArchive(app, node, stage, others);
    if (!archived) return;
    const to = (one: NodeOf<'version'>, value: string) => ({
      connection: one.connection,
      field: versionStage(one),
      to: value,
    });
    await makeChange(app, {
      edits: [to(node, stage), ...archived.map((version) => to({ ...node, version }, 'Archived'))],
      doing: `Moving ${plainText(registryText(node), 80)}`,
      done: (made) => `Changed ${listed(made.map(({ field, to: now }) => `${field.name} to ${now ?? 'None'}`))}.`,
      undone: 'not changed',
    });
  },
};

function othersIn(
  app: App,
  { connection, version }: NodeOf<'version'>,
  stage: string,
): Promise<readonly ModelVersion[]> {
  return app.ui.progress(`Reading what is in ${stage}`, async (signal) => {
    const all = await app.connections.ask(connection, (store) => everyVersion(store, version.name, signal));
    return all.filter((one) => one.currentStage === stage && one.version !== version.version);
  });
}

/** Which versions leave the stage; `undefined` where the person thought better of it all. */
async function othersToArchive(
  app: App,
  node: NodeOf<'version'>,
  stage: string,
  others: readonly ModelVersion[],
): Promise<readonly ModelVersion[] | undefined> {
  const { connection, version } = node;
  const where = `Store: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`;
  const question = `Move ${plainText(registryText(node))} from ${plainText(version.currentStage, 40)} to ${stage}?`;
  if (others.length === 0) return (await app.ui.confirm(question, where, 'Move')) ? [] : undefined;
  const there = `In ${stage} now: version ${listed(others.map((one) => one.version))}.`;
  const pressed = await app.ui.choose(question, `${there}\n\n${where}`, 'Move and Archive Others', 'Move Only This');
  if (pressed === undefined) return undefined;
  return pressed === 'Move Only This' ? [] : others;
}
