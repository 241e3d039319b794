import type { Take } from '../store.ts';
import type { Endpoint } from './endpoints.ts';
import type { Exchange, Keep, ReplyHead } from './exchange.ts';
import type { Limits } from './limits.ts';
import { isPage } from './replyWords.ts';

/** A question to an {@link Endpoint}. */
export interface Question {
  readonly endpoint: Endpoint;
  /** Fills the `{…}` of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Names may repeat; what is undefined is left out. */
  readonly query?: readonly (readonly [name: string, value: string | undefined])[];
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Without an end, to the end of the file. */
  readonly range?: OpenRange;
  /** Gets the bytes of a good answer as they come; the reply is empty then. */
  readonly take?: Take;
}

export interface StreamQuestion extends Question {
  readonly range: OpenRange;
  readonly take: Take;
}

export interface OpenRange {
  readonly start: number;
  readonly end?: number;
}

/** So much of an error is read: enough for its words. */
const maxErrorBytes = 64 * 1024;

/** What comes with every question. */
interface Sender {
  readonly authorization: string | undefined;
  /** MLflow's workspace. A server without workspaces refuses whatever names one, so that most name none. */
  readonly workspace: string | undefined;
}

/** The question as HTTP. `server` is the address of the tracking server, with its path prefix. No `origin` header: MLflow refuses most. */
export function requestFor(
  question: Question,
  server: URL,
  { authorization, workspace }: Sender,
  limits: Limits,
): Exchange {
  const { endpoint, body, range } = question;
  return {
    method: endpoint.method,
    url: new URL(`${server.origin}${prefixOf(server)}${pathOf(question)}${searchOf(question)}`),
    headers: {
      accept: endpoint.answer === 'json' ? 'application/json' : '*/*',
      // A part of a file is counted in the file's own bytes.
      'accept-encoding': endpoint.answer === 'bytes' ? 'identity' : 'gzip, deflate, br',
      'user-agent': 'Podium',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(authorization !== undefined && { authorization }),
      ...(workspace !== undefined && !endpoint.anyWorkspace && { 'x-mlflow-workspace': workspace }),
      ...(range !== undefined &&
        isPart(range) && { range: `bytes=${range.start}-${range.end === undefined ? '' : range.end - 1}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    keep: (head) => keepOf(question, head),
    firstByteMs: endpoint.answer === 'bytes' ? limits.firstFileByteMs : limits.firstByteMs,
  };
}

/** A file from its start to its end is no part of it. */
function isPart({ start, end }: OpenRange): boolean {
  return start > 0 || end !== undefined;
}

function keepOf({ endpoint, range, take }: Question, head: ReplyHead): Keep {
  const { status } = head;
  if (status < 200 || status >= 300 || isAnotherPart(head, range)) return { bytes: maxErrorBytes, cut: true };
  // A server that knows no ranges sends the file from its start. What comes before the part is thrown away as it comes.
  const skip = range !== undefined && status !== 206 ? range.start : 0;
  if (take !== undefined) return isPage(head) ? { bytes: maxErrorBytes, cut: true } : { skip, take };
  if (range?.end === undefined || status === 206) return { bytes: endpoint.maxBytes, cut: false };
  return { skip, bytes: range.end - range.start, cut: true };
}

/** Whether an answer is a part of a file, and not the one that was asked for. */
export function isAnotherPart({ status, headers }: ReplyHead, range: OpenRange | undefined): boolean {
  if (status !== 206) return false;
  return /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1] !== String(range?.start);
}

/** The path prefix of a server, without a slash at its end. */
export function prefixOf(server: URL): string {
  return server.pathname.replace(/\/+$/, '');
}

function pathOf({ endpoint, path = {} }: Question): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encoded(path[name] ?? ''));
}

function searchOf({ query = [] }: Question): string {
  const given = query.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encoded(value)}`]));
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

/** Half of a character, which names may have at their end where somebody cut them, has no place in an address. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
