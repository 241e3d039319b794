import { originOf } from '../../connections/location.ts';
import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Credentials } from '../../stores/index.ts';
import { maySend } from './maySend.ts';
import { askSteps, type Step } from '../steps.ts';

type How = 'basic' | 'bearer' | 'environment' | 'none';

interface SignInForm {
  readonly how: How;
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

/**
 * Asks how to sign in to a server. Resolves with `none` for "without", where that is offered, and with `undefined` when dismissed,
 * also when the user would rather not send a password unencrypted.
 */
export async function askCredentials(
  app: App,
  trackingUri: string,
  { orWithout }: { readonly orWithout: boolean },
): Promise<Credentials | 'none' | undefined> {
  const origin = originOf(trackingUri) ?? trackingUri;
  const inEnvironment = app.connections.signIns.inEnvironment(trackingUri);
  const start: SignInForm = { how: 'basic', username: '', password: '', token: '' };
  const form = await askSteps(questions(app, `Sign In to ${origin}`, ways(inEnvironment, orWithout)), start);
  if (form?.how === 'none') return 'none';
  const credentials = form?.how === 'environment' ? inEnvironment : form && credentialsIn(form);
  return credentials !== undefined && (await maySend(app, trackingUri, credentials)) ? credentials : undefined;
}

function credentialsIn({ how, username, password, token }: SignInForm): Credentials {
  return how === 'bearer' ? { kind: 'bearer', token } : { kind: 'basic', username, password };
}

function ways(inEnvironment: Credentials | undefined, orWithout: boolean): PickItem<How>[] {
  const items: PickItem<How>[] = [
    { label: 'User and password', icon: 'person', value: 'basic' },
    { label: 'Access token', icon: 'key', value: 'bearer' },
  ];
  if (inEnvironment !== undefined) {
    const detail =
      inEnvironment.kind === 'basic'
        ? 'MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD'
        : 'MLFLOW_TRACKING_TOKEN';
    items.push({ label: 'From the environment', detail, icon: 'terminal', value: 'environment' });
  }
  if (orWithout) items.push({ label: 'Without signing in', icon: 'circle-slash', value: 'none' });
  return items;
}

function questions(app: App, title: string, items: readonly PickItem<How>[]): Step<SignInForm>[] {
  return [
    {
      ask: async (form, step) => {
        const how = await app.ui.pick({ title, step, items, placeholder: 'How does this server know you?' });
        return how && { ...form, how };
      },
    },
    {
      when: ({ how }) => how === 'basic',
      ask: async (form, step) => {
        const prompt = 'Your user name on this server';
        const username = await app.ui.input({ title, step, prompt, value: form.username, validate: usernameProblem });
        return username === undefined ? undefined : { ...form, username: username.trim() };
      },
    },
    {
      when: ({ how }) => how === 'basic',
      ask: async (form, step) => {
        const prompt = `The password of ${form.username}`;
        const validate = (text: string): string | undefined => (text === '' ? 'Type the password.' : undefined);
        const password = await app.ui.input({ title, step, prompt, password: true, validate });
        return password === undefined ? undefined : { ...form, password };
      },
    },
    {
      when: ({ how }) => how === 'bearer',
      ask: async (form, step) => {
        const prompt = 'An access token for this server';
        const token = await app.ui.input({ title, step, prompt, password: true, validate: tokenProblem });
        return token === undefined ? undefined : { ...form, token: bareToken(token) };
      },
    },
  ];
}

function usernameProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Type the user name.';
  return text.includes(':') ? 'A user name cannot hold a colon.' : undefined;
}

function tokenProblem(text: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(bareToken(text)) ? undefined : 'A token is one word, without spaces or special letters.';
}

/** Tokens are often copied together with the word that stands before them in the header. */
function bareToken(text: string): string {
  return text.trim().replace(/^bearer\s+/i, '');
}
