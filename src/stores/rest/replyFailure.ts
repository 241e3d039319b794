import * as v from 'valibot';
import { plainText } from '../../base/plainText.ts';
import { StoreError, type StoreFault } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import type { Reply } from './exchange.ts';
import { addressOf } from './networkFailure.ts';
import { parseRetryAfterMs, type Failure } from './retry.ts';

/** Who answered, and how to keep our secrets out of what is repeated of the answer. */
export interface Asked {
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly signedIn: boolean;
  readonly redact: (text: string) => string;
}

/** What it means that the answer is not a good one; undefined for a good one. */
export function replyFailure(reply: Reply, asked: Asked): Failure | undefined {
  if (reply.status >= 200 && reply.status < 300) return undefined;
  // The part that was asked for begins after the end of the file.
  if (reply.status === 416 && asked.endpoint.answer === 'bytes') return undefined;
  const said = wordsOf(reply);
  const at = addressOf(asked.url);
  const fault = faultOf(reply.status, said, asked.endpoint);
  const words = said.message === '' ? '' : ` It says: ${plainText(asked.redact(said.message), 500)}`;
  const retryAfterMs = parseRetryAfterMs(reply.headers['retry-after']);
  const message = hostRefused(said) ? hostAdvice(asked.url) : adviceFor(fault, at, asked, retryAfterMs) + words;
  const error = new StoreError(fault, message, said.errorCode === undefined ? {} : { errorCode: said.errorCode });
  return { error, again: isWorthAnotherTry(reply.status, fault), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** What a person reads of an error: MLflow's own words, or the title of somebody else's page. */
interface Words {
  readonly errorCode?: string;
  readonly message: string;
  readonly isPage: boolean;
}

const errorBody = v.object({ error_code: v.optional(v.string()), message: v.optional(v.string()) });

function wordsOf(reply: Reply): Words {
  const text = reply.body.toString('utf8');
  if (isHtml(reply)) return { message: pageTitle(text) || readable(text), isPage: true };
  try {
    const body = v.parse(errorBody, JSON.parse(text));
    // FastAPI's own errors are `{"detail": …}`: no code, and no words of MLflow's.
    return {
      ...(body.error_code !== undefined && { errorCode: body.error_code }),
      message: body.message ?? '',
      isPage: body.error_code === undefined,
    };
  } catch {
    return { message: text.slice(0, 1000).trim(), isPage: true };
  }
}

export function isHtml(reply: Reply): boolean {
  return (
    /html/i.test(reply.headers['content-type'] ?? '') ||
    /^\s*<(!doctype|html)/i.test(reply.body.subarray(0, 200).toString('latin1'))
  );
}

/** Only the beginning is searched: the text is a stranger's and may be made to be slow. */
export function pageTitle(html: string): string {
  return /<title[^>]*>([^<]*)/i.exec(html.slice(0, 2000))?.[1]?.trim() ?? '';
}

function readable(html: string): string {
  return html
    .slice(0, 2000)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function faultOf(status: number, said: Words, endpoint: Endpoint): StoreFault {
  if (said.errorCode === 'INVALID_PARAMETER_VALUE' && endpoint.missing?.test(said.message)) return 'notFound';
  // `--no-serve-artifacts` and `--artifacts-only` answer so, with status 503.
  if (/disabled due to the mlflow server/i.test(said.message)) return 'unsupported';
  return faultByCode.get(said.errorCode ?? '') ?? faultByStatus(status, said, endpoint);
}

const codes: Readonly<Record<string, StoreFault>> = {
  RESOURCE_DOES_NOT_EXIST: 'notFound',
  NOT_FOUND: 'notFound',
  RESOURCE_ALREADY_EXISTS: 'conflict',
  RESOURCE_CONFLICT: 'conflict',
  ALREADY_EXISTS: 'conflict',
  ABORTED: 'conflict',
  INVALID_PARAMETER_VALUE: 'invalid',
  BAD_REQUEST: 'invalid',
  UNAUTHENTICATED: 'unauthorized',
  CUSTOMER_UNAUTHORIZED: 'unauthorized',
  PERMISSION_DENIED: 'forbidden',
  FEATURE_DISABLED: 'unsupported',
  NOT_IMPLEMENTED: 'unsupported',
  ENDPOINT_NOT_FOUND: 'unsupported',
  REQUEST_LIMIT_EXCEEDED: 'busy',
  RESOURCE_EXHAUSTED: 'busy',
  TEMPORARILY_UNAVAILABLE: 'busy',
  DEADLINE_EXCEEDED: 'timeout',
};

/** The code is the server's text: `constructor` must find nothing here. */
const faultByCode = new Map(Object.entries(codes));

function faultByStatus(status: number, said: Words, endpoint: Endpoint): StoreFault {
  switch (status) {
    case 401:
    case 407:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 405:
    case 501:
      if (!said.isPage) return status === 404 ? 'notFound' : 'unsupported';
      return endpoint.since === undefined ? 'notMlflow' : 'unsupported';
    case 409:
      return 'conflict';
    case 413:
      return 'tooLarge';
    case 408:
    case 504:
      return 'timeout';
    case 425:
    case 429:
    case 502:
    case 503:
      return 'busy';
  }
  if (status >= 500) return 'server';
  return status >= 400 ? 'invalid' : 'notMlflow';
}

/** Not after 504: the server behind that gateway is still at work on the question, and a second one would make it slower. */
function isWorthAnotherTry(status: number, fault: StoreFault): boolean {
  return status !== 504 && (fault === 'busy' || fault === 'server' || status === 408);
}

function adviceFor(
  fault: StoreFault,
  at: string,
  { endpoint, signedIn }: Asked,
  retryAfterMs: number | undefined,
): string {
  switch (fault) {
    case 'unauthorized':
      return signedIn
        ? `${at} does not accept your credentials. Sign in again.`
        : `${at} wants to know who you are. Sign in.`;
    case 'forbidden':
      return `${at} does not let you see this. Ask its administrator, or sign in as somebody else.`;
    case 'notMlflow':
      return `What answers at ${at} is not an MLflow tracking server. Check the address, and the path that MLflow has there.`;
    case 'notFound':
      return `${at} has no such thing: it may have been deleted. Refresh.`;
    case 'conflict':
      return `${at} has something else in that place. Refresh, and look again.`;
    case 'busy':
      return `${at} is too busy to answer. Try again ${whenFrom(retryAfterMs)}.`;
    case 'timeout':
      return `${at} gave up on the question: it takes too long. Ask for less, or try again later.`;
    case 'unsupported':
      return endpoint.since === undefined
        ? `MLflow at ${at} is not set up for this. Ask its administrator.`
        : `MLflow at ${at} cannot do this: it needs MLflow ${endpoint.since} or newer, with the feature switched on.`;
    case 'tooLarge':
      return `The question is too large for ${at}. Ask for less.`;
    case 'server':
      return `The server at ${at} failed. Try again; if it stays so, its administrator finds the reason in its log.`;
    default:
      return `${at} does not accept the question. Correct it.`;
  }
}

function whenFrom(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return 'in a while';
  const seconds = Math.ceil(retryAfterMs / 1000);
  return seconds <= 120 ? `in ${String(seconds)} seconds` : `in ${String(Math.ceil(seconds / 60))} minutes`;
}

function hostRefused(said: Words): boolean {
  return said.message.startsWith('Invalid Host header');
}

function hostAdvice(url: URL): string {
  return `MLflow at ${addressOf(url)} refuses questions addressed to "${url.host}". Start it with --allowed-hosts "${url.host}" (or MLFLOW_SERVER_ALLOWED_HOSTS), or use an address that it allows.`;
}
