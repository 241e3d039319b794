import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface PageEndpoint {
  /** On 127.0.0.1, with a secret in its path. */
  readonly url: string;
  close(): void;
}

/** Serves one function over loopback: JSON in by POST, JSON out; a rejection is a 500 with its message. */
export async function pageEndpoint(answer: (asked: unknown) => Promise<unknown>): Promise<PageEndpoint> {
  const secret = `/${randomBytes(16).toString('hex')}`;
  const reply = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
    if (request.url !== secret || request.method !== 'POST') return { status: 404, body: '' };
    try {
      return { status: 200, body: JSON.stringify((await answer(JSON.parse(await text(request)))) ?? null) };
    } catch (error) {
      return { status: 500, body: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = createServer((request, response) => {
    void reply(request).then(({ status, body }) => response.writeHead(status).end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${secret}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
