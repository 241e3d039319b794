import { serve } from '../support/httpServer.ts';

/** A tracking server, reached through one that notes down what is asked of it, and when the answer is there. */
export interface CountedServer {
  readonly url: string;
  /** In the order of the answers. */
  readonly answered: readonly { readonly method: string; readonly path: string; readonly atMs: number }[];
  close(): Promise<void>;
}

export async function countedServer(target: string): Promise<CountedServer> {
  const answered: { method: string; path: string; atMs: number }[] = [];
  const server = await serve(({ method, url, headers, body }, response) => {
    const type = headers['content-type'];
    void fetch(`${target}${url}`, {
      method,
      ...(body !== '' && { body }),
      ...(type !== undefined && { headers: { 'content-type': type } }),
    }).then(
      async (reply) => {
        const bytes = Buffer.from(await reply.arrayBuffer());
        response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' });
        response.end(bytes);
        answered.push({ method, path: new URL(url, target).pathname, atMs: performance.now() });
      },
      () => response.destroy(),
    );
  });
  return { url: server.url, answered, close: () => server.close() };
}
