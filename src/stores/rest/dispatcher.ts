import { rootCertificates } from 'node:tls';
import { isLoopback } from '../../base/loopback.ts';
import { StoreError } from '../storeError.ts';
import type { StoreOptions } from '../storeOptions.ts';
import type { Limits } from './limits.ts';
import {
  Agent,
  connect,
  EnvHttpProxyAgent,
  Pool,
  type ConnectData,
  type ConnectOptions,
  type Dispatcher,
} from './undici.ts';

/**
 * The sockets of one store: its own, so that closing it closes them. Through a proxy where the options or the environment name one.
 * What answers on this machine is never asked for through a proxy.
 */
export function makeDispatcher(url: URL, options: StoreOptions, limits: Limits): Dispatcher {
  const more = options.certificates ?? [];
  const dial = { timeout: limits.connectMs, ...(more.length > 0 && { ca: [...rootCertificates, ...more] }) };
  const common = { connections: limits.callsAtOnce + limits.streamsAtOnce, maxHeaderSize: 64 * 1024 };
  if (isLoopback(url.hostname)) return new Agent({ ...common, connect: dial });
  const { proxy, noProxy } = options;
  const given = {
    ...(proxy !== undefined && proxy !== '' && { httpProxy: proxy, httpsProxy: proxy }),
    ...(noProxy !== undefined && { noProxy }),
  };
  try {
    return new EnvHttpProxyAgent({
      ...common,
      ...given,
      connect: dial,
      requestTls: dial,
      proxyTls: dial,
      // Plain http goes through a proxy as a plain request: many open tunnels to port 443 only.
      proxyTunnel: false,
      clientFactory: proxyPool,
    });
  } catch {
    // Without the cause: it repeats the address, and so the proxy's password.
    throw new StoreError(
      'invalid',
      'The address of the proxy is not a URL. Correct the proxy setting: http://proxy.example.com:3128 (Podium knows no SOCKS).',
    );
  }
}

/**
 * Opens tunnels. When a proxy hangs up on it, undici sees a socket that broke off and dials again, thousands of times a second and
 * without end; an error of our own ends that.
 */
function proxyPool(origin: URL, options: object): InstanceType<typeof Pool> {
  const pool = new Pool(origin, options);
  return Object.assign(pool, {
    connect: async (how: ConnectOptions): Promise<ConnectData> => {
      try {
        return await connect(pool, how);
      } catch (cause) {
        throw Object.assign(new Error('The proxy opens no tunnel.', { cause }), { code: noTunnel });
      }
    },
  });
}

/** The `code` of the error for a proxy that cannot be reached, or hangs up. */
export const noTunnel = 'ERR_NO_TUNNEL';
