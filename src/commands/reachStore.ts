import { isCancelled } from '../base/cancel.ts';
import { probe } from '../connections/probe.ts';
import type { App } from '../services/app.ts';
import { StoreError, type Credentials } from '../stores/index.ts';
import { askCredentials } from './askCredentials.ts';

/** A store that answered, or that the user wants to keep although it did not, and the credentials to keep with it. */
export interface Reached {
  readonly credentials: Credentials | undefined;
}

/**
 * Tests what was typed, and lets the user sign in, try again, go on regardless, or go back and edit (`edit`).
 * Resolves with `undefined` when dismissed.
 */
export async function reachStore(
  app: App,
  trackingUri: string,
  typed: Credentials | undefined,
): Promise<Reached | 'edit' | undefined> {
  let credentials = typed;
  let isFirst = typed === undefined;
  for (;;) {
    const failure = await failureOf(app, trackingUri, credentials);
    if (failure === undefined) return { credentials };
    if (failure === 'cancelled') return 'edit';
    const isSignedOut = failure.fault === 'unauthorized';
    // That a server asks who we are is no failure yet.
    if (!isSignedOut || !isFirst) {
      const question = `Podium could not open ${trackingUri}.`;
      const choice = await app.ui.choose(question, failure.message, 'Try Again', 'Edit Address', 'Save Anyway');
      if (choice === undefined) return undefined;
      if (choice === 'Edit Address') return 'edit';
      if (choice === 'Save Anyway') return { credentials: isSignedOut ? undefined : credentials };
    }
    if (!isSignedOut) continue;
    const answer = await askCredentials(app, trackingUri, { orWithout: true });
    if (answer === undefined) return undefined;
    if (answer === 'none') return { credentials: undefined };
    credentials = answer;
    isFirst = false;
  }
}

async function failureOf(
  app: App,
  trackingUri: string,
  credentials: Credentials | undefined,
): Promise<StoreError | 'cancelled' | undefined> {
  try {
    await app.ui.progress(`Testing ${trackingUri}`, (signal) =>
      app.connections.askOnce(trackingUri, credentials, (store) => probe(store, signal)),
    );
    return undefined;
  } catch (error) {
    if (isCancelled(error)) return 'cancelled';
    if (error instanceof StoreError) return error;
    throw error;
  }
}
