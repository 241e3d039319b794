import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import type { StoreOptions } from '../index.ts';
import { StoreError } from '../storeError.ts';
import type { Limits } from './limits.ts';

/**
 * The sockets of one store: its own, so that closing it closes them. Through a proxy where the options or the environment name one.
 * What answers on this machine is never asked for through a proxy.
 */
export function makeDispatcher(url: URL, options: StoreOptions, limits: Limits): Dispatcher {
  const more = options.certificates ?? [];
  const connect = { timeout: limits.connectMs, ...(more.length > 0 && { ca: [...rootCertificates, ...more] }) };
  const common = { connections: limits.callsAtOnce, maxHeaderSize: 64 * 1024 };
  if (isLoopback(url.hostname)) return new Agent({ ...common, connect });
  const proxy =
    options.proxy === undefined || options.proxy === '' ? {} : { httpProxy: options.proxy, httpsProxy: options.proxy };
  try {
    // Plain http goes through a proxy as a plain request: many proxies open tunnels to port 443 only.
    return new EnvHttpProxyAgent({
      ...common,
      ...proxy,
      connect,
      requestTls: connect,
      proxyTls: connect,
      proxyTunnel: false,
    });
  } catch {
    // Without the cause: it repeats the address, and so the proxy's password.
    throw new StoreError(
      'invalid',
      'The address of the proxy is not a URL. Correct the proxy setting: http://proxy.example.com:3128.',
    );
  }
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
