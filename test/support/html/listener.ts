import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Somebody who wants to hear of a file that is opened. Even a connection over which nothing is asked counts. */
export interface Listener {
  readonly url: string;
  /** The names that were asked for, each once, in alphabetical order; `connected` where nothing was. */
  heard(): readonly string[];
  close(): Promise<void>;
}

const answer = 'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

export async function listen(): Promise<Listener> {
  const heard = new Map<Socket, string>();
  const server = createServer((socket) => {
    heard.set(socket, 'connected');
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const [, name] = /^[A-Z]+ \/([\w-]*)/.exec(bytes.toString('latin1')) ?? [];
      if (name !== undefined) heard.set(socket, name);
      socket.end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => [...new Set(heard.values())].sort(),
    async close() {
      for (const socket of heard.keys()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
