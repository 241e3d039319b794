import type { Browser } from 'playwright-core';
import { openedFiles, type OpenedKind } from './artifactNames.ts';
import type { ArtifactStore } from './artifactStore.ts';
import { visit } from './visits.ts';

/** Milliseconds until MLflow's web UI shows a file. */
export interface TheirTimes {
  /** From the click on its name, in a page that shows the run's files. */
  readonly clicked: readonly number[];
  /** From nothing, by the address of the file. */
  readonly opened: readonly number[];
}

const shown: Readonly<Record<OpenedKind, string>> = {
  image: '[...document.images].some((image) => image.complete && image.naturalWidth > 300)',
  table: `document.body.innerText.includes('${openedFiles.table.text}')`,
  json: `document.body.innerText.includes('${openedFiles.json.text}')`,
};

export async function theirTimes(
  browser: Browser,
  url: string,
  { experimentId, runId }: ArtifactStore,
  kind: OpenedKind,
  visits: number,
): Promise<TheirTimes> {
  const files = `${url}/#/experiments/${experimentId}/runs/${runId}/artifacts`;
  const { name } = openedFiles[kind];
  const clicked: number[] = [];
  const opened: number[] = [];
  for (let turn = 0; turn < visits; turn++) {
    const direct = await visit(browser, `${files}/${name}`);
    opened.push(await direct.until(shown[kind]));
    await direct.end();
    const { page, until, end } = await visit(browser, files);
    await until(`document.body.innerText.includes('${name}')`);
    const startMs = performance.now();
    await page.getByText(name, { exact: true }).first().click();
    await page.waitForFunction(shown[kind], undefined, { polling: 'raf' });
    clicked.push(performance.now() - startMs);
    await end();
  }
  return { clicked, opened };
}
