import { basename, dirname } from 'node:path';
import type { Suggestion } from '../../connections/connection.ts';
import { distinctNames } from '../../connections/distinctNames.ts';
import { databasePath, normalUri, originOf, userInfoOf } from '../../connections/location.ts';
import type { App } from '../../services/app.ts';
import { StoreError, type Credentials } from '../../stores/index.ts';
import { maySend } from './maySend.ts';
import { reachStore } from './reachStore.ts';
import type { Step } from '../steps.ts';

/** What is asked about a connection. */
export interface ConnectionForm {
  readonly kind: 'server' | 'local';
  /** In its normal form once it was tested; empty before. */
  readonly trackingUri: string;
  /** Typed here, to be kept with the connection. */
  readonly credentials: Credentials | undefined;
  readonly name: string;
  /** MLflow's, as it was suggested or written into the settings; nobody is asked for it. */
  readonly workspace?: string;
}

/** A form about a store that is known already. */
export function formAbout(
  { trackingUri, workspace }: Pick<Suggestion, 'trackingUri' | 'workspace'>,
  name = '',
): ConnectionForm {
  const kind = originOf(trackingUri) === undefined ? 'local' : 'server';
  return { kind, trackingUri, credentials: undefined, name, ...(workspace !== undefined && { workspace }) };
}

/** Asks for the address, and tests it: what cannot be opened is explained, and kept only if the user wants it so. */
export function addressStep(app: App, title: string): Step<ConnectionForm> {
  return {
    ask: async (form, step) => {
      let value = form.trackingUri;
      for (;;) {
        const validate = (text: string): string | undefined => addressProblem(text, form.kind);
        const typed = await app.ui.input({ title, step, value, validate, ...hints[form.kind] });
        if (typed === undefined) return undefined;
        const trackingUri = normalUri(typed);
        value = trackingUri;
        const credentials = await credentialsFor(app, form, typed);
        if (credentials === 'edit') continue;
        const reached = await reachStore(app, trackingUri, credentials);
        if (reached === undefined) return undefined;
        if (reached !== 'edit') return { ...form, ...reached };
      }
    },
  };
}

/** Asks for the name, and proposes one that is free. `taken` are the names of the other connections. */
export function nameStep(app: App, title: string, taken: readonly string[]): Step<ConnectionForm> {
  return {
    ask: async (form, step) => {
      const value = form.name === '' ? proposedName(form.trackingUri, taken) : form.name;
      const validate = (text: string): string | undefined => nameProblem(text.trim(), taken);
      const name = await app.ui.input({ title, step, value, validate, prompt: 'What to call this connection' });
      return name === undefined ? undefined : { ...form, name: name.trim() };
    },
  };
}

const hints = {
  server: { prompt: 'The address of the tracking server', placeholder: 'https://mlflow.example.com' },
  local: {
    prompt: 'The path of an mlflow.db or an mlruns folder, or of the folder that holds one',
    placeholder: '~/project/mlflow.db',
  },
} as const;

function addressProblem(text: string, kind: ConnectionForm['kind']): string | undefined {
  if (kind === 'server' && !/^\s*https?:\/\//i.test(text)) return 'The address begins with https:// or http://.';
  try {
    normalUri(text);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}

/** A password has no place in an address, which is shown and written to the settings: it moves to the keychain, if the user agrees. */
async function credentialsFor(
  app: App,
  form: ConnectionForm,
  typed: string,
): Promise<Credentials | 'edit' | undefined> {
  const inAddress = userInfoOf(typed);
  const origin = originOf(typed);
  // Typed before, then came Back.
  if (inAddress === undefined) return origin === originOf(form.trackingUri) ? form.credentials : undefined;
  const question = 'Keep the user and password of this address in the keychain?';
  const detail = `Podium takes them out of the address, and sends them to ${origin ?? ''} only.`;
  const choice = await app.ui.choose(question, detail, 'Keep in Keychain', 'Leave Out');
  if (choice === undefined) return 'edit';
  if (choice === 'Leave Out') return undefined;
  return (await maySend(app, typed, inAddress)) ? inAddress : 'edit';
}

/** The server's host, or the name of the project that a local store lies in. */
function proposedName(trackingUri: string, taken: readonly string[]): string {
  const origin = originOf(trackingUri);
  const place = origin === undefined ? projectName(dirname(databasePath(trackingUri) ?? '')) : new URL(origin).host;
  const names = distinctNames([...taken, place === '' ? 'MLflow' : place].map((name) => ({ name })));
  return names.at(-1)?.name ?? place;
}

/** Every project calls its file store the same. */
function projectName(folder: string): string {
  return basename(basename(folder) === 'mlruns' ? dirname(folder) : folder);
}

function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'Give the connection a name.';
  if (name.length > 100) return 'Choose a shorter name: at most 100 letters.';
  return taken.includes(name) ? `There is a connection "${name}" already. Choose another name.` : undefined;
}
