import { workspace } from 'vscode';
import tls from 'node:tls';
import type { StoreOptions } from '../stores/index.ts';

/** How to reach servers from this machine: the editor's proxy settings, and the certificates that the operating system trusts. */
export function network(): Pick<StoreOptions, 'proxy' | 'noProxy' | 'certificates'> {
  const http = workspace.getConfiguration('http');
  const proxy = http.get<string>('proxy');
  const noProxy = http.get<string[]>('noProxy');
  return {
    ...(proxy && { proxy }),
    ...(noProxy && noProxy.length > 0 && { noProxy: noProxy.join(',') }),
    certificates: trusted(),
  };
}

let read: readonly string[] | undefined;

/** Read once, when the first store is opened: that takes a moment where the keychain is large. */
function trusted(): readonly string[] {
  read ??= [...tls.getCACertificates('system'), ...tls.getCACertificates('extra')];
  return read;
}
