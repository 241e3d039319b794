import { originOf } from '../../connections/location.ts';
import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Command } from '../command.ts';
import { addressStep, formAbout, nameStep, type ConnectionForm } from './connectionForm.ts';
import { takenNames, writeConnection } from './settingEntries.ts';
import { askSteps, type Step } from '../steps.ts';

/** Takes a suggestion as it is; otherwise asks what to connect to. */
export const addConnection: Command = {
  id: 'podium.connection.add',
  title: 'Add Connection…',
  icon: '$(add)',

  async run(app, target) {
    const title = 'Add Connection';
    const rest = [addressStep(app, title), nameStep(app, title, takenNames(app))];
    let form: ConnectionForm | undefined;
    if (target?.kind === 'suggestion') {
      form = await askSteps(rest, formAbout(target.suggestion));
    } else {
      await app.connections.ready();
      form = await askSteps([whereStep(app, title), ...rest], formAbout(nowhere));
    }
    if (form !== undefined) await app.connections.use(await writeConnection(app, form));
  },
};

function whereStep(app: App, title: string): Step<ConnectionForm> {
  return {
    ask: async (_, step) => {
      const placeholder = 'Where is your MLflow data?';
      return app.ui.pick({ title, step, placeholder, items: [...kinds, ...suggested(app)] });
    },
  };
}

const nowhere = { trackingUri: '' };

const kinds: readonly PickItem<ConnectionForm>[] = [
  {
    label: 'Tracking server',
    detail: 'An address such as https://mlflow.example.com',
    icon: 'server',
    value: { ...formAbout(nowhere), kind: 'server' },
  },
  {
    label: 'Local store',
    detail: 'An mlflow.db or an mlruns folder on this machine, read without a server',
    icon: 'database',
    value: { ...formAbout(nowhere), kind: 'local' },
  },
];

function suggested(app: App): PickItem<ConnectionForm>[] {
  return app.connections.suggestions.map((suggestion) => ({
    label: suggestion.trackingUri,
    detail: `From ${suggestion.from}`,
    icon: originOf(suggestion.trackingUri) === undefined ? 'database' : 'server',
    value: formAbout(suggestion),
  }));
}
