import { StoreError } from '../storeError.ts';
import { noTunnel } from './dispatcher.ts';
import type { Failure } from './retry.ts';

/** What it means that no answer came, or only part of one. */
export function networkFailure(cause: unknown, url: URL): Failure {
  if (cause instanceof StoreError) return { error: cause, again: false };
  const code = codeOf(cause);
  const at = addressOf(url);
  const fail = (fault: StoreError['fault'], message: string): Failure => ({
    error: new StoreError(fault, message, { cause }),
    again: false,
  });
  const again = (failure: Failure): Failure => ({ ...failure, again: true });
  switch (code) {
    case 'ECONNREFUSED':
      return fail(
        'unreachable',
        `Nothing answers at ${at}. Start the server there, or correct the address of the connection.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail(
        'unreachable',
        `No machine called ${url.hostname} can be found. Check the address, and whether its network (VPN) is connected.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return fail(
        'unreachable',
        `${at} cannot be reached from here. Check the address, and whether its network (VPN) is connected.`,
      );
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return fail('timeout', `${at} is too slow: its answer did not come in time. Try again later, or ask for less.`);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return again(fail('unreachable', `The connection to ${at} broke off before the answer was whole. Try again.`));
    case 'UND_ERR_INVALID_ARG':
    case 'UND_ERR_ABORTED':
    case 'UND_ERR_PRX_TLS':
    case noTunnel:
      return fail(
        'unreachable',
        `The proxy on the way to ${at} refuses the connection. Check the proxy setting, its user and its password.`,
      );
  }
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) {
    return again(
      fail(
        'damaged',
        `The compressed answer of ${at} is damaged. Try again; if it stays so, look at the proxy in between.`,
      ),
    );
  }
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW' || isParserError(cause)) {
    return fail(
      'notMlflow',
      `What answers at ${at} does not speak HTTP as MLflow does. Check the port, and whether the address begins with https.`,
    );
  }
  const certificate = certificateTrouble(code);
  if (certificate !== undefined) return fail('unreachable', `The connection to ${at} is not safe: ${certificate}`);
  return fail(
    'unreachable',
    `${at} did not answer${code === '' ? '' : ` (${code})`}. Check the address and the network.`,
  );
}

/** Host and port, the port also where it is the usual one: it is half of what can be wrong. */
export function addressOf(url: URL): string {
  return url.port === '' ? `${url.hostname}:${url.protocol === 'https:' ? '443' : '80'}` : url.host;
}

export function certificateTrouble(code: string): string | undefined {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'its certificate has expired. Ask the administrator for a new one.';
    case 'CERT_NOT_YET_VALID':
      return 'its certificate is not valid yet. Check the clock of this computer.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'its certificate is for another name. Use the address that the certificate names.';
    case 'CERT_REVOKED':
      return 'its certificate was revoked. Ask the administrator.';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'nobody that this computer trusts has signed its certificate. Add the authority that signed it to the certificates of the system.';
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return 'it does not speak TLS as this computer does. Check whether the address should begin with http instead of https.';
  }
  return undefined;
}

/** undici's parser has no code for some of what it cannot read. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === 'HTTPParserError';
}

export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}
