import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { waitFor } from '../../editor/support/page.ts';
import { markedMs, openSidebar, rowSelector } from './sidebar.ts';
import { watchCalls, type Seen } from './watchCalls.ts';
import { watchLoads } from './watchLoads.ts';

interface Reads {
  /** What Podium called of Node's files, sockets, processes and threads: `fs/promises.lstat`. */
  readonly calls: readonly string[];
  /** The files of dist/ that were loaded. */
  readonly files: readonly string[];
}

export interface ReadsByPhase {
  /** Loading the entry, and the call of `activate`. */
  readonly activation: Reads;
  /** The second after it, while no view of Podium is seen. */
  readonly unseen: Reads;
  readonly firstRows: Reads;
}

/** What Podium reads and loads while it starts, and what only with its first rows. */
export async function reads(experiment: string): Promise<ReadsByPhase> {
  const podium = vscode.extensions.getExtension('podium.podium-mlflow');
  if (!podium || podium.isActive) throw new Error('Podium is not there, or it started before it was watched.');
  const dist = path.join(podium.extensionPath, 'dist');
  const calls = watchCalls(dist);
  const files = watchLoads(dist);

  await podium.activate();
  await sleep(1_000);
  const pressedMs = performance.now();
  await openSidebar();
  await waitFor(rowSelector(1, experiment));

  const activatedMs = markedMs('podium.activated');
  const within = (fromMs: number, toMs: number): Reads => {
    const names = (seen: readonly Seen[]): readonly string[] =>
      seen.filter(({ atMs }) => fromMs <= atMs && atMs < toMs).map(({ name }) => name);
    return { calls: names(calls), files: names(files) };
  };
  return {
    activation: within(0, activatedMs),
    unseen: within(activatedMs, pressedMs),
    firstRows: within(pressedMs, Infinity),
  };
}
