import type { ServerResponse } from 'node:http';
import { sendJson, sendPage, serve, type Received, type TestServer } from './httpServer.ts';

/** A request on its way to a server, of which a test decides what becomes. */
export interface Passage {
  readonly request: Received;
  /** Lets the server have it; resolves with what it answered. */
  forward(): Promise<ServerAnswer>;
  /** Ends it for who asked: with the answer, with half of it, with one that is not the server's, or with none. */
  answer(answer: ServerAnswer): void;
  cut(answer: ServerAnswer): void;
  refuse(): void;
  fail(): void;
  drop(): void;
}

export interface ServerAnswer {
  readonly status: number;
  readonly body: string;
}

/** Stands between a store and its server. What it is not told to answer it never answers. */
export function startWilfulProxy(target: string, pass: (passage: Passage) => Promise<void>): Promise<TestServer> {
  return serve((request, response) => pass(passageOf(target, request, response)));
}

function passageOf(target: string, request: Received, response: ServerResponse): Passage {
  return {
    request,
    async forward() {
      const { method, url, headers, body } = request;
      const answer = await fetch(`${target}${url}`, {
        method,
        headers: { 'content-type': headers['content-type'] ?? 'application/json' },
        ...(body !== '' && { body }),
      });
      return { status: answer.status, body: await answer.text() };
    },
    answer: ({ status, body }) => {
      sendJson(response, body, status);
    },
    cut: ({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
    refuse: () => {
      sendJson(response, { error_code: 'PERMISSION_DENIED', message: 'Permission denied' }, 403);
    },
    fail: () => {
      sendPage(response, '<h1>Bad Gateway</h1>', 502);
    },
    drop: () => {
      response.destroy();
    },
  };
}
