import { StoreError } from '../storeError.ts';
import type { Reply } from './exchange.ts';
import { addressOf } from './networkFailure.ts';

/** As many as a reader's question follows on its own server. */
export const maxHops = 3;

/** Where a reply sends us; undefined for a reply that stays. An address that cannot be read counts as none. */
export function redirectTarget(reply: Reply, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(reply.status) || reply.headers.location === undefined) return undefined;
  return URL.canParse(reply.headers.location, from.href) ? new URL(reply.headers.location, from) : undefined;
}

/** Why a redirect is not followed: what we send (credentials, searches) is meant for this one server. */
export function redirectError(from: URL, to: URL): StoreError {
  const at = addressOf(from);
  if (to.hostname === from.hostname && to.protocol === 'https:' && from.protocol === 'http:') {
    return new StoreError(
      'notMlflow',
      `${at} answers at ${to.origin} only. Change the address of the connection to it.`,
    );
  }
  if (/log-?in|sign-?in|auth|sso|saml|oidc/i.test(to.host + to.pathname)) {
    return new StoreError(
      'unauthorized',
      `${at} sends Podium to a sign-in page at ${to.origin}. Sign in with a token that it accepts without that page.`,
    );
  }
  return new StoreError(
    'notMlflow',
    `${at} sends Podium on to ${to.origin}, which Podium does not follow. Check the address of the connection.`,
  );
}
