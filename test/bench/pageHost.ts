/** `pageHost.ts PLACE CACHE_FOLDER`: Podium's pages over the store of a folder, or over a tracking server, in a process of their own, as VS Code's extension host is one. */
import path from 'node:path';
import type { PageIdentity } from '../../src/services/pages.ts';
import { testApp } from '../support/app.ts';
import { servePages } from '../support/pages/pageServer.ts';

/** What the one who started it may ask, by messages. */
export type HostAsk = { readonly ask: 'address'; readonly identity: PageIdentity } | { readonly ask: 'footprint' };

/** What a process holds on to, after its garbage was collected. */
export interface Footprint {
  readonly heapBytes: number;
  /** Files, timers and threads; the sockets are those of the stand-in, which come and go as the browser likes. */
  readonly handles: number;
  /** Of the whole process. */
  readonly rssBytes: number;
  /** What it computed since it began, in all its threads. */
  readonly cpuMs: number;
}

const [place = '', cacheFolder = ''] = process.argv.slice(2);
const app = testApp(
  place.startsWith('http:')
    ? { connections: [{ name: 'server', trackingUri: place }] }
    : { folders: [{ name: path.basename(place), path: place }] },
);
await app.connections.ready();
const server = await servePages({ ...app, execute: () => Promise.resolve(), ...(cacheFolder && { cacheFolder }) });

process.on('message', (asked: HostAsk) => {
  process.send?.(asked.ask === 'address' ? server.address(asked.identity) : footprint());
});
process.once('disconnect', () => process.exit());
process.send?.(app.connections.all[0]?.id);

function footprint(): Footprint {
  globalThis.gc?.();
  const handles = process.getActiveResourcesInfo().filter((name) => !name.startsWith('TCP'));
  const { heapUsed, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { heapBytes: heapUsed, handles: handles.length, rssBytes: rss, cpuMs: (user + system) / 1000 };
}
