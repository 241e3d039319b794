import { originOf, staysHere } from '../../connections/location.ts';
import type { App } from '../../services/app.ts';
import type { Credentials } from '../../stores/index.ts';

/** Whether credentials may be sent to a server: where the connection is not encrypted, and leaves this machine, only if the user says so. */
export async function maySend(app: App, trackingUri: string, { kind }: Credentials): Promise<boolean> {
  const origin = originOf(trackingUri);
  if (origin === undefined || origin.startsWith('https:') || staysHere(origin)) return true;
  const secret = kind === 'bearer' ? 'token' : 'password';
  return app.ui.confirm(
    `Send the ${secret} to ${origin} unencrypted?`,
    `The address begins with http:, so everybody between here and the server can read the ${secret}. Ask for an https: address if you can.`,
    'Send Unencrypted',
  );
}
