import { setTimeout as sleep } from 'node:timers/promises';
import { commands } from 'vscode';
import { click, press, texts, type, waitFor } from '../../editor/support/page.ts';
import { watched, type Watched } from '../blocks.ts';
import { newestRun } from '../largeStoreNames.ts';
import { pageSize } from '../../../src/stores/store.ts';
import { openSidebar, rowSelector } from './sidebar.ts';

export interface BrowseStep extends Watched {
  readonly step: string;
}

/** Browses the large store as a person does, with mouse and keys, and watches this extension host meanwhile. */
export async function browse(experiment: string): Promise<readonly BrowseStep[]> {
  const steps: BrowseStep[] = [];
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    steps.push({ step: name, ...(await watched(work)) });
  };
  await sleep(2_000); // What VS Code itself does when it has just started.
  await step('idle', () => sleep(5_000));
  await step('first rows', async () => {
    await openSidebar();
    await waitFor(rowSelector(1, experiment));
  });
  await step('expand', async () => {
    await click(rowSelector(1, experiment));
    await waitFor(runSelector(0));
  });
  for (let page = 1; page <= 5; page++) {
    await scrollTo(rowSelector(2, 'Load more'));
    await step('load more', async () => {
      await click(rowSelector(2, 'Load more'));
      await waitFor(runSelector(page * pageSize));
    });
  }
  await step('refresh', async () => {
    await commands.executeCommand('podium.refresh');
    await sleep(500);
    await goneFrom('.monaco-progress-container.active');
  });
  await step('reveal', () => revealRun(7_000));
  await step('find', () => findRun(12_000));
  await step('idle', () => sleep(5_000));
  return steps;
}

async function scrollTo(selector: string): Promise<void> {
  while ((await texts(selector)).length === 0) {
    await press('PageDown');
    await sleep(50);
  }
}

async function goneFrom(selector: string): Promise<void> {
  while ((await texts(selector)).length > 0) await sleep(50);
}

/** Pastes the id of a run into the box that the command opens. */
async function revealRun(place: number): Promise<void> {
  const done = commands.executeCommand('podium.run.reveal');
  await waitFor('.quick-input-widget input');
  await type(newestRun(place).runId);
  await press('Enter');
  await done;
  await waitFor(runSelector(place));
}

/** Types a run's name, and takes the one that is found. */
async function findRun(place: number): Promise<void> {
  const { runName } = newestRun(place);
  const done = commands.executeCommand('podium.run.find');
  await waitFor('.quick-input-widget input');
  await type(runName);
  await waitFor(`.quick-input-list .monaco-list-row:has-text("${runName}")`);
  await press('Enter');
  await done;
  await waitFor(runSelector(place));
}

function runSelector(place: number): string {
  return rowSelector(2, newestRun(place).runName);
}
