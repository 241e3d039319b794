import { StoreError, type StoreFault } from '../storeError.ts';
import { noTunnel } from './dispatcher.ts';
import { addressOf, certificateTrouble, codeOf } from './networkFailure.ts';

/** What went wrong with a change: the error as it is where the change was certainly not made, otherwise one that says it may have been. */
export function writeError(error: StoreError, url: URL): StoreError {
  return mayBeMade(error) ? lostChange(error.fault, url, error) : error;
}

export function lostChange(fault: StoreFault, url: URL, cause?: StoreError): StoreError {
  return new StoreError(
    fault,
    `The answer of ${addressOf(url)} was lost, so it is not known whether the change was made. Refresh, and look before you try again.`,
    { cause, outcome: 'unknown' },
  );
}

/** MLflow's own error codes come after it has undone what it had begun; without one, somebody in between spoke, or nobody. */
function mayBeMade(error: StoreError): boolean {
  switch (error.fault) {
    case 'timeout':
    case 'damaged':
    case 'tooLarge':
      return true;
    case 'server':
    case 'busy':
      return error.errorCode === undefined;
    case 'unreachable':
      return wasSent(codeOf(error.cause));
    default:
      return false;
  }
}

/** Whether the change may have left this machine, by what the network said. */
function wasSent(code: string): boolean {
  return !beforeSending.has(code) && certificateTrouble(code) === undefined;
}

const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_PRX_TLS',
  noTunnel,
]);
