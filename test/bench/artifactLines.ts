import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { previewIdentity } from '../../src/services/artifacts/previews.ts';
import { artifactScheme } from '../../src/services/artifacts/artifactAddress.ts';
import { shortId } from '../../src/services/shortId.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { artifactRun, fullFolder, largeFiles, openedFiles, type OpenedKind } from './artifactNames.ts';
import { theirTimes } from './artifactPages.ts';
import { artifactStore, type ArtifactStore } from './artifactStore.ts';
import { benchFolder } from './benchFolder.ts';
import { watched } from './blocks.ts';
import { countedSidebar } from './countedSidebar.ts';
import { inEditor } from './editor.ts';
import { atMost, info, mb, ms, spread, timesFaster, type Line } from './report.ts';
import { startPageHost } from './startPageHost.ts';
import { visitOurs } from './visits.ts';

const MB = 1_000_000;
const sizes = {
  imageBytes: 2 * MB,
  tableBytes: 5 * MB,
  jsonBytes: MB,
  largeBytes: 1_000 * MB,
  filesInFolder: 10_000,
};
/** To see that all of it runs. */
const smallSizes = { ...sizes, tableBytes: 100_000, jsonBytes: 100_000, largeBytes: 20 * MB, filesInFolder: 500 };
const visits = 3;

const titles: Readonly<Record<OpenedKind, string>> = {
  image: 'an image of 2 MB',
  table: 'a CSV of 5 MB',
  json: 'a JSON of 1 MB',
};

/** Artifacts that are opened in VS Code and in MLflow's web UI, through the same server, and what the largest cost. */
export async function artifactLines(isSmall: boolean): Promise<readonly Line[]> {
  console.log(`Making artifacts${isSmall ? ', small ones' : ' of two gigabytes'} …`);
  const store = await artifactStore(isSmall ? smallSizes : sizes);
  const server = await startMlflow({ folder: store.folder });
  const browser = await launchChromium();
  try {
    return [
      ...(await openingLines(browser, server.url, store)),
      ...(await largeLines(browser, server.url, store)),
      ...(await folderLines(server.url, store)),
    ];
  } finally {
    await Promise.all([browser.close(), server.stop()]);
    await store.clear();
  }
}

async function openingLines(browser: Browser, url: string, store: ArtifactStore): Promise<readonly Line[]> {
  console.log('Opening artifacts in MLflow’s web UI and in VS Code …');
  const folder = await benchFolder('opened');
  for (const { name } of [openedFiles.image, openedFiles.json])
    await copyFile(path.join(store.artifacts, name), path.join(folder, name));
  const ours = await inEditor('openArtifacts', {
    folder,
    experiment: artifactRun.experiment,
    settings: { 'podium.connections': [{ name: 'server', trackingUri: url }] },
  });
  const lines: Line[] = [];
  for (const kind of ['image', 'table', 'json'] as const) {
    const { clicked, opened } = await theirTimes(browser, url, store, kind, visits);
    const [here, empty] = [spread(ours.artifacts[kind]).median, spread(ours.empty[kind]).median];
    const [there, first] = [spread(clicked).median, spread(opened).median];
    lines.push(
      atMost(`${titles[kind]}, from the click`, here, there + empty, ms),
      info('  of the limit, the web UI and an empty editor', `${ms(there)} and ${ms(empty)}`),
      ...(kind === 'table'
        ? []
        : [info('  VS Code’s own time for the same file on this disk', ms(spread(ours.here[kind]).median))]),
      timesFaster('  from nothing, where the web UI loads its page', ours.artifacts[kind][0] ?? NaN, first, 5),
    );
  }
  return lines;
}

async function largeLines(
  browser: Browser,
  url: string,
  { artifacts, runId }: ArtifactStore,
): Promise<readonly Line[]> {
  console.log('Looking at the first rows of the largest tables …');
  const here = (file: string) => () => previewIdentity({ scheme: 'file', path: `${artifacts}/${file}`, query: '' });
  const there = (file: string) => (connectionId: string) =>
    previewIdentity({
      scheme: artifactScheme,
      path: `/${artifactRun.name}/${file}`,
      query: new URLSearchParams({ store: shortId({ id: connectionId }), run: runId }).toString(),
    });
  const shown = "document.querySelectorAll('[role=gridcell]:not(:empty)').length > 50";
  const lines: Line[] = [];
  for (const [what, identity] of [
    ['a CSV of 1 GB on this disk', here(largeFiles.csv)],
    ['a Parquet of 1 GB on this disk', here(largeFiles.parquet)],
    ['a CSV of 1 GB over HTTP', there(largeFiles.csv)],
    ['a Parquet of 1 GB over HTTP', there(largeFiles.parquet)],
  ] as const) {
    const host = await startPageHost(url);
    try {
      const { connectionId } = host;
      // As somebody has it who comes to a run's files: the store is open, and no table.
      const run = await visitOurs(browser, await host.address({ kind: 'run', connectionId, runId }));
      await run.until(`document.body.innerText.includes('${artifactRun.name}')`);
      await run.end();
      const before = await host.footprint();
      const { until, end } = await visitOurs(browser, await host.address(identity(connectionId)));
      const seenMs = await until(shown);
      const after = await host.footprint();
      await end();
      lines.push(
        atMost(`first rows of ${what}: work of the host`, after.cpuMs - before.cpuMs, 2_000, ms),
        atMost('  memory that it takes more', after.rssBytes - before.rssBytes, 50e6, mb),
        info('  until they are seen', ms(seenMs)),
      );
    } finally {
      await host.stop();
    }
  }
  return lines;
}

async function folderLines(url: string, { uri }: ArtifactStore): Promise<readonly Line[]> {
  console.log('Listing a folder of many files …');
  const lines: Line[] = [];
  for (const [what, trackingUri] of [
    ['from the database’s folder', uri],
    ['through the server', url],
  ] as const) {
    await using sidebar = countedSidebar(trackingUri);
    const { forest } = sidebar;
    const below = async (row: Parameters<typeof forest.children>[0], name: string) => {
      const found = (await forest.children(row)).find(({ node }) => nameOf(node) === name);
      if (!found) throw new Error(`There is no row ${name}.`);
      return found;
    };
    const run = await below(await sidebar.experiment(artifactRun.experiment), artifactRun.name);
    const folder = await below(await below(run, 'artifacts'), fullFolder);
    let count = 0;
    const { longestWorkMs } = await watched(async () => {
      count = (await forest.children(folder)).length;
    });
    lines.push(
      atMost(
        `rows of a folder of ${String(sizes.filesInFolder)} files, ${what}: most work in one stretch`,
        longestWorkMs,
        50,
        ms,
      ),
      info('  rows that were made', String(count)),
    );
  }
  return lines;
}

function nameOf(node: Awaited<ReturnType<ReturnType<typeof countedSidebar>['experiment']>>['node']): string {
  switch (node.kind) {
    case 'run':
      return node.run.runName;
    case 'group':
      return node.group;
    case 'artifact':
      return node.file.path;
    default:
      return '';
  }
}
