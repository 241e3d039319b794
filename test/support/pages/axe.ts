import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { SeenPage } from './browser.ts';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds in a page that is serious or critical: one line for each element, with the rule that it breaks. */
export async function seriousFaults(seen: SeenPage): Promise<readonly string[]> {
  const page = seen.frame();
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(script, 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all }) => `${id}: ${html} ${[...any, ...all][0]?.message ?? ''}`),
    );
}
