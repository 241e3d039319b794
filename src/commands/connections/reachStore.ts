import { isCancelled } from '../../base/cancel.ts';
import { probe, type Answer } from '../../connections/probe.ts';
import type { App } from '../../services/app.ts';
import { StoreError, type Credentials } from '../../stores/index.ts';
import { askCredentials } from './askCredentials.ts';

/** A store that answered, or that the user wants to keep although it did not, and the credentials to keep with it. */
export interface Reached {
  /** What answered, such as the database in a folder that was typed; otherwise as typed. */
  readonly trackingUri: string;
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
    const outcome = await test(app, trackingUri, credentials);
    if (outcome === 'cancelled') return 'edit';
    if (!(outcome instanceof StoreError)) return { trackingUri: outcome.uri, credentials };
    const isSignedOut = outcome.fault === 'unauthorized';
    // That a server asks who we are is no failure yet.
    if (!isSignedOut || !isFirst) {
      const question = `Podium could not open ${trackingUri}.`;
      const choice = await app.ui.choose(question, outcome.message, 'Try Again', 'Edit Address', 'Save Anyway');
      if (choice === undefined) return undefined;
      if (choice === 'Edit Address') return 'edit';
      if (choice === 'Save Anyway') return { trackingUri, credentials: isSignedOut ? undefined : credentials };
    }
    if (!isSignedOut) continue;
    const answer = await askCredentials(app, trackingUri, { orWithout: true });
    if (answer === undefined) return undefined;
    if (answer === 'none') return { trackingUri, credentials: undefined };
    credentials = answer;
    isFirst = false;
  }
}

async function test(
  app: App,
  trackingUri: string,
  credentials: Credentials | undefined,
): Promise<Answer | StoreError | 'cancelled'> {
  try {
    return await app.ui.progress(`Testing ${trackingUri}`, (signal) =>
      app.connections.askOnce(trackingUri, credentials, (store) => probe(store, signal)),
    );
  } catch (error) {
    if (isCancelled(error)) return 'cancelled';
    if (error instanceof StoreError) return error;
    throw error;
  }
}
