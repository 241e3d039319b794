import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endOf, workerUrl, type Peer, type PeerListener } from './peer.ts';
import type { FromWorker, WorkerFailure } from './protocol.ts';

/**
 * A process for changes to one database. POSIX gives up all locks that a process has on a file as soon as anything in that process closes
 * the file, and in the extension host that may be any extension; in this process nothing but SQLite ever opens it.
 *
 * It is never killed. Told to end, or left alone because the extension host died, it ends what it is at, and then itself.
 */
export function startProcess({ hear, gone }: PeerListener, url = workerUrl): Peer {
  const child = fork(fileURLToPath(url), {
    // In desktop VS Code the running program is Electron. The editor's debug flags are not for this process.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const ended = new Promise<WorkerFailure>((resolve) => {
    const message = 'The process that changes it ended.';
    child.once('exit', () => resolve({ code: 'ended', message }));
    // That it could not be started, or be told something.
    child.on('error', (error) =>
      resolve({ code: child.pid === undefined ? 'notStarted' : 'ended', message: error.message }),
    );
  });
  void ended.then(gone);
  child.on('message', (message) => hear(message as FromWorker));
  return {
    send: (message) => child.send(message),
    ref() {
      child.ref();
      child.channel?.ref();
    },
    unref() {
      child.unref();
      child.channel?.unref();
    },
    async end() {
      if (child.connected) child.disconnect();
      await endOf(ended);
      child.unref();
    },
  };
}
