import { StoreError } from '../storeError.ts';
import type { Credentials } from '../storeOptions.ts';

/** What proves to the server who we are, and how to keep that out of every text we show. */
export interface SignIn {
  /** The `authorization` header; absent without credentials. */
  readonly authorization?: string;
  /** Takes the secrets out of a text: some servers repeat the question in their error. */
  readonly redact: (text: string) => string;
}

/** @throws StoreError `invalid` for a token that cannot be sent in a header. */
export function signIn(credentials: Credentials | undefined): SignIn {
  if (credentials === undefined) return { redact: (text) => text };
  if (credentials.kind === 'basic') {
    const encoded = Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64');
    return { authorization: `Basic ${encoded}`, redact: without([encoded, credentials.password]) };
  }
  const token = credentials.token.trim();
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new StoreError(
      'invalid',
      'This access token is empty, or holds spaces or letters that no token has. Sign in with it again.',
    );
  }
  return { authorization: `Bearer ${token}`, redact: without([token]) };
}

function without(secrets: readonly string[]): SignIn['redact'] {
  const long = secrets.filter((secret) => secret.length >= 3);
  return (text) => long.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}
