import { workspace } from 'vscode';
import tls from 'node:tls';
import type { Listen } from '../base/emitter.ts';
import { originOf } from '../connections/location.ts';
import type { StoreOptions } from '../stores/index.ts';

/**
 * How to reach a server from this machine: the editor's proxy settings, and the certificates that the operating system trusts.
 * A store on this machine needs neither, and does not wait for them.
 */
export function network(trackingUri: string): Pick<StoreOptions, 'proxy' | 'noProxy' | 'certificates'> {
  if (originOf(trackingUri) === undefined) return {};
  const http = workspace.getConfiguration('http');
  if (http.get('proxySupport') === 'off') return { noProxy: '*', certificates: trusted() };
  const proxy = http.get<string>('proxy');
  const noProxy = http.get<string[]>('noProxy');
  return {
    ...(proxy && { proxy }),
    ...(noProxy && noProxy.length > 0 && { noProxy: noProxy.join(',') }),
    certificates: trusted(),
  };
}

export const onDidChangeNetwork: Listen<void> = (listener) =>
  workspace.onDidChangeConfiguration((event) => {
    if (['http.proxy', 'http.noProxy', 'http.proxySupport'].some((key) => event.affectsConfiguration(key))) listener();
  });

let read: readonly string[] | undefined;

/** Read once, when the first server is asked something: that takes a moment where the keychain is large. */
function trusted(): readonly string[] {
  read ??= [...tls.getCACertificates('system'), ...tls.getCACertificates('extra')];
  return read;
}
