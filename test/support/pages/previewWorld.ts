import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { TestDatabase } from '../database.ts';
import type { SeenPage } from './browser.ts';
import { openPageWorld, type PageWorld } from './pageWorld.ts';

/** Previews of files that a test writes beside a store. */
export interface PreviewWorld extends Pick<PageWorld, 'ui'> {
  placeOf(name: string): string;
  see(name: string): Promise<SeenPage>;
  /** Writes a file and sees it. */
  open(name: string, text: string): Promise<SeenPage>;
  dispose(): Promise<void>;
}

export async function openPreviewWorld(): Promise<PreviewWorld> {
  const database = new TestDatabase();
  const world = await openPageWorld(database.folder);
  const placeOf = (name: string): string => path.join(database.folder, name);
  const see = (name: string): Promise<SeenPage> =>
    world.see({ kind: 'preview', scheme: 'file', path: placeOf(name), query: '' });
  return {
    ui: world.ui,
    placeOf,
    see,
    async open(name, text) {
      await writeFile(placeOf(name), text);
      return see(name);
    },
    async dispose() {
      await world.dispose();
      database.dispose();
    },
  };
}

/** What stands in the rows of a table, once they are there. */
export async function rowsOf(frame: Frame): Promise<readonly string[]> {
  await frame.getByRole('gridcell').first().getByText(/./).waitFor();
  const lines = await frame.locator('.rows-line:not(.rows-head)').all();
  return Promise.all(lines.map(async (line) => (await line.locator('.cell').allInnerTexts()).join(' | ')));
}
