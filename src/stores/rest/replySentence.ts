import type { StoreFault } from '../storeError.ts';
import { addressOf } from './networkFailure.ts';

/** What a sentence about a failure needs to know besides its kind. */
export interface Circumstances {
  /** Who answered. */
  readonly url: URL;
  readonly signedIn: boolean;
  /** MLflow's own words, or none. */
  readonly words: string;
  /** The MLflow that first had what is missing here. */
  readonly needs?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Whether something was to be changed. */
  readonly changes: boolean;
}

/** What happened, in MLflow's own words where it has some, and what to do next. */
export function sentenceFor(
  fault: StoreFault,
  { url, signedIn, words, needs, retryAfterMs, changes }: Circumstances,
): string {
  const at = addressOf(url);
  const says = words === '' ? '' : ` It says: ${words}.`;
  const that = words === '' ? '' : `: ${words}`;
  switch (fault) {
    case 'notFound':
      return `${at} has no such thing${that}. It may have been deleted; refresh.`;
    case 'conflict':
      return `${at} has something else in that place${that}. Refresh, and look again.`;
    case 'unauthorized':
      return signedIn
        ? `${at} does not accept your credentials. Sign in again.${says}`
        : `${at} wants to know who you are. Sign in.${says}`;
    case 'forbidden':
      return `${at} does not let you ${changes ? 'change' : 'see'} this. Ask its administrator, or sign in as somebody else.${says}`;
    case 'notMlflow':
      return `What answers at ${at} is not an MLflow tracking server. Check the address, and the path that MLflow has there.${says}`;
    case 'busy':
      return `${at} is too busy to answer. Try again ${whenFrom(retryAfterMs)}.${says}`;
    case 'timeout':
      return `${at} gave up on the question: it takes too long. Ask for less, or try again later.${says}`;
    case 'unsupported':
      return needs === undefined
        ? `MLflow at ${at} is not set up for this. Ask its administrator.${says}`
        : `MLflow at ${at} cannot do this. It needs MLflow ${needs} or newer, with the feature switched on.${says}`;
    case 'tooLarge':
      return `The question is too large for ${at}. Ask for less.${says}`;
    case 'server':
      return `The server at ${at} failed. Try again; if it stays so, its administrator finds the reason in its log.${says}`;
    default:
      return `${at} does not accept the question${that}. Correct it, and ask again.`;
  }
}

function whenFrom(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return 'in a while';
  const seconds = Math.ceil(retryAfterMs / 1000);
  return seconds <= 120 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

/** MLflow guards itself against DNS rebinding: every name that it is called by must be on its list. */
export function hostAdvice(url: URL): string {
  return `MLflow at ${addressOf(url)} refuses questions addressed to "${url.host}". Start it with --allowed-hosts "${url.host}" (or MLFLOW_SERVER_ALLOWED_HOSTS), or use an address that it allows.`;
}
