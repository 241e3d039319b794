import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundlePageHost } from '../../scripts/editor/testBundle.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import type { Footprint, HostAsk } from './pageHost.ts';

/** The host's side of pages in a process of its own, which ends with this one. */
export interface PageHost {
  readonly connectionId: string;
  /** Where a browser finds a page, which nobody opened yet. */
  address(identity: PageIdentity): Promise<string>;
  footprint(): Promise<Footprint>;
  stop(): Promise<void>;
}

let program: Promise<string> | undefined;

/** The store of `place`, a folder or the address of a server, is not opened before the first page asks; curves are kept for the next time in `cacheFolder`, where one is named. */
export async function startPageHost(place: string, cacheFolder = ''): Promise<PageHost> {
  const host = fork(await (program ??= bundlePageHost()), [place, cacheFolder], { execArgv: ['--expose-gc'] });
  const exited = once(host, 'exit');
  const next = async (): Promise<unknown> => {
    const [answer] = (await Promise.race([once(host, 'message'), exited.then(ended)])) as [unknown];
    return answer;
  };
  const ask = async (asked: HostAsk): Promise<unknown> => {
    host.send(asked);
    return await next();
  };
  return {
    connectionId: String(await next()),
    address: async (identity) => String(await ask({ ask: 'address', identity })),
    footprint: async () => (await ask({ ask: 'footprint' })) as Footprint,
    async stop() {
      host.disconnect();
      await exited;
    },
  };
}

function ended(): never {
  throw new Error('The host of the pages ended; what it said is above.');
}
