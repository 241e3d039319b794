import type { ByteRange } from '../../model/artifact.ts';
import type { Endpoint } from './endpoints.ts';
import type { Exchange } from './exchange.ts';

/** A question to an {@link Endpoint}. */
export interface Question {
  readonly endpoint: Endpoint;
  /** Fills the `{…}` of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Names may repeat; what is undefined is left out. */
  readonly query?: readonly (readonly [name: string, value: string | undefined])[];
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly range?: ByteRange;
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
export function requestFor(question: Question, server: URL, { authorization, workspace }: Sender): Exchange {
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
      ...(range !== undefined && { range: `bytes=${range.start}-${range.end - 1}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    keep: (status) => {
      if (status < 200 || status >= 300) return { bytes: maxErrorBytes, cut: true };
      // A server that knows no ranges sends the file from its start: what comes before the part counts too.
      const cut = range !== undefined && status !== 206 && range.end <= endpoint.maxBytes;
      return cut ? { bytes: range.end, cut } : { bytes: endpoint.maxBytes, cut };
    },
  };
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
