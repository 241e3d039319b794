import { originOf } from '../../connections/location.ts';
import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { pickConnection } from './pickConnection.ts';

export const signOut: Command = {
  id: 'podium.connection.signOut',
  title: 'Sign Out',
  icon: '$(sign-out)',

  async run(app, target) {
    const connection = await pickConnection(app, target, {
      title: 'Sign Out',
      fits: ({ trackingUri }) => originOf(trackingUri) !== undefined,
      none: 'There is no connection to a tracking server to sign out of.',
    });
    if (connection === undefined) return;
    const { name, trackingUri } = connection;
    const origin = originOf(trackingUri);
    if (origin === undefined)
      throw new UserError(`"${name}" is a store on this machine: there is nothing to sign out of.`);
    if ((await app.connections.signIns.of(trackingUri)) === undefined) {
      void app.ui.inform(`Podium is not signed in to ${origin}.`);
      return;
    }
    await app.connections.signOut(trackingUri);
    void app.ui.inform(`Signed out of ${origin}. Podium has forgotten the password or token.`);
  },
};
