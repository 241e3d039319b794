import { originOf } from '../../connections/location.ts';
import { probe } from '../../connections/probe.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { StoreError, type Credentials } from '../../stores/index.ts';
import { askCredentials } from './askCredentials.ts';
import type { Command } from '../command.ts';
import { pickConnection } from './pickConnection.ts';

/** Keeps only what the server accepted. */
export const signIn: Command = {
  id: 'podium.connection.signIn',
  title: 'Sign In…',
  icon: '$(sign-in)',

  async run(app, target) {
    const connection = await pickConnection(app, target, {
      title: 'Sign In',
      fits: ({ trackingUri }) => originOf(trackingUri) !== undefined,
      none: 'There is no connection to a tracking server yet. Add one first.',
    });
    if (connection === undefined) return;
    const { name, trackingUri } = connection;
    const origin = originOf(trackingUri);
    if (origin === undefined)
      throw new UserError(`"${name}" is a store on this machine: there is nothing to sign in to.`);
    for (;;) {
      const credentials = await askCredentials(app, trackingUri, { orWithout: false });
      if (credentials === undefined || credentials === 'none') return;
      const refusal = await refusalOf(app, trackingUri, credentials);
      if (refusal === undefined) {
        await app.connections.signIn(trackingUri, credentials);
        void app.ui.inform(`Signed in to ${origin}.`);
        return;
      }
      const again = await app.ui.choose(`${origin} did not accept this.`, refusal.message, 'Try Again');
      if (again === undefined) return;
    }
  },
};

/** Why the server does not let us in; every other failure rejects. */
async function refusalOf(app: App, trackingUri: string, credentials: Credentials): Promise<StoreError | undefined> {
  try {
    await app.ui.progress(`Signing in to ${originOf(trackingUri) ?? trackingUri}`, (signal) =>
      app.connections.askOnce(trackingUri, credentials, (store) => probe(store, signal)),
    );
    return undefined;
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'unauthorized') return error;
    throw error;
  }
}
