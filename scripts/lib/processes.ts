import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';
const graceMs = 5_000;

/** What was started here and still runs. It is ended with us, however we end, as long as we are not killed outright. */
const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) endTree(child, 'SIGTERM');
});
for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  // The second Ctrl-C does not wait.
  process.once(signal, () => void Promise.all([...running].map(end)).finally(() => process.exit(128 + number)));
}

/** Runs a command to its end with our own input and output, and gives its exit code. */
export async function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const child = watched(spawn(command, args, { stdio: 'inherit', ...options }));
  return await exitOf(child);
}

/** A program that serves until it is stopped. */
export interface Service {
  /** All it wrote so far. */
  output(): string;
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number>;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

/** Starts a server, as the leader of its own process group so that its children end with it. */
export function serve(command: string, args: readonly string[], options: SpawnOptions = {}): Service {
  const child = watched(spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: !windows }));
  const exited = exitOf(child);
  exited.catch(() => undefined); // Whoever waits for it is told; nobody has to.
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    output: () => output,
    exited,
    stop: () => end(child),
  };
}

/** Asks until the answer is there. Rejects, showing what the service wrote, when it ends before or the time is over. */
export async function until<T>(
  service: Service,
  what: string,
  timeoutMs: number,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  const ended = service.exited.then((code) => `ended with exit code ${String(code)}`);
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    const why = await Promise.race([ended, sleep(100)]);
    if (why !== undefined) throw new Error(`${what} ${why} before it was ready:\n${service.output()}`);
  }
  throw new Error(`${what} was not ready after ${String(timeoutMs / 1000)} s:\n${service.output()}`);
}

function watched(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

async function exitOf(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** Asks it to end, with all that it started, and does not ask twice. */
async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const ended = once(child, 'close').then(() => true);
  endTree(child, 'SIGTERM');
  if (await Promise.race([ended, sleep(graceMs, false, { ref: false })])) return;
  endTree(child, 'SIGKILL');
  await ended;
}

function endTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal); // The group, where it leads one.
  } catch {
    child.kill(signal);
  }
}
