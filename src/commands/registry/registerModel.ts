import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { modelPlaces, type ModelPlace } from '../../services/registry/modelPlaces.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { runText } from '../../services/runs/runFields.ts';
import type { Command } from '../command.ts';
import { makeVersion } from './makeVersion.ts';
import { pickTargetModel } from './pickTargetModel.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/** What becomes a version: where it is, and the run that made it. */
interface Source {
  readonly connection: NodeOf<'run'>['connection'];
  readonly runId: string;
  readonly uri: string;
}

/** Registers a model that a run logged, as the next version of a registered model, or the first of a new one. */
export const registerModel: Command = {
  id: 'podium.models.register',
  title: 'Register Model…',

  async run(app, target) {
    const source = await sourceFor(app, target);
    if (!source) return;
    const { connection, runId, uri } = source;
    const to = await pickTargetModel(app, 'Register Model', connection);
    if (!to) return;
    const name = plainText(to.name, 100);
    const agreed = await app.ui.confirm(
      `Register ${plainText(uri)} as ${to.isNew ? `version 1 of the new model ${name}` : `the next version of ${name}`}?`,
      `Store: ${plainText(connection.name, 100)}, ${plainText(connection.trackingUri, 300)}`,
      'Register',
    );
    if (!agreed) return;
    const made = await makeVersion(app, connection, {
      doing: `Registering ${name}`,
      to,
      version: { source: uri, ...(runId !== '' && { runId }) },
    });
    void app.ui.inform(`Registered version ${made.version} of ${name}.`);
  },
};

async function sourceFor(app: App, target: Node | undefined): Promise<Source | undefined> {
  if (target?.kind === 'loggedModel') {
    const { connection, model } = target;
    return { connection, runId: model.sourceRunId, uri: `models:/${model.modelId}` };
  }
  const node = target ?? (await searchForRun(app, 'Register Model'));
  if (!node) return undefined;
  if (node.kind !== 'run') throw new UserError('Choose a run or a logged model in the sidebar: this row is neither.');
  const place = await pickPlace(app, node);
  return place && { connection: node.connection, runId: node.run.runId, uri: place.uri };
}

function pickPlace(app: App, { run }: NodeOf<'run'>): Promise<ModelPlace | undefined> {
  const places = modelPlaces(run);
  const [first, ...others] = places;
  if (!first) throw new UserError(`The ${plainText(runText(run))} logged no model that could be registered.`);
  if (others.length === 0) return Promise.resolve(first);
  return app.ui.pick({
    title: 'Register Model',
    placeholder: `Which model of ${runText(run)}?`,
    items: places.map((place) => ({ label: place.uri, icon: 'symbol-class', value: place })),
  });
}
