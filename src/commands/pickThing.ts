import type { PickItem } from '../host/ui.ts';
import type { App } from '../services/app.ts';
import type { Entity } from '../services/node.ts';
import { connectionInUse } from './inUse.ts';
import { searchForExperiment } from './experiments/searchExperiments.ts';
import { pickVersion, searchForModel } from './registry/searchModels.ts';
import { searchForRun } from './runs/searchRuns.ts';

type Thing = 'experiment' | 'run' | 'model' | 'version';

const things: readonly PickItem<Thing>[] = [
  { label: 'Run', icon: 'pass', value: 'run' },
  { label: 'Experiment', icon: 'beaker', value: 'experiment' },
  { label: 'Registered Model', icon: 'package', value: 'model' },
  { label: 'Model Version', icon: 'tag', value: 'version' },
];

/** What a command is for, where it was called from the palette: first what kind of thing, then which. */
export async function pickThing(app: App, title: string): Promise<Entity | undefined> {
  // Said before the first question, rather than after it.
  await connectionInUse(app);
  const thing = await app.ui.pick({ title, placeholder: 'Of what?', items: things });
  switch (thing) {
    case undefined:
      return undefined;
    case 'experiment':
      return searchForExperiment(app, title);
    case 'run':
      return searchForRun(app, title);
    case 'model':
      return searchForModel(app, title);
    case 'version': {
      const model = await searchForModel(app, title);
      return model && pickVersion(app, title, { connection: model.connection, name: model.model.name });
    }
  }
}
