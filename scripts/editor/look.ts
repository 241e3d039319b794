/**
 * Shows what Podium looks like, without a screen: `node scripts/editor/look.ts --folder sample --out .artifacts/sidebar.png`.
 *
 * `--theme light|dark|hc|hclight`, `--size 1400x900`, `--settings file.json`, `--restricted`. `--do file.mjs` does more than opening
 * the sidebar: its default export gets `{ page, shoot }`, a Playwright page and a function that saves `<out without .png>-<name>.png`.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from '../../esbuild.ts';
import { launchChromium } from './chromium.ts';
import { vscodeFromNpm } from './vscodeFromNpm.ts';
import { serveVscode } from './vscodeServer.ts';
import { saveScreenshot } from './workbenchPage.ts';

type Look = (tools: { readonly page: Page; readonly shoot: (name: string) => Promise<void> }) => Promise<void>;

const themes: Readonly<Record<string, string>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  hc: 'Default High Contrast',
  hclight: 'Default High Contrast Light',
};

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'sample' },
    out: { type: 'string', default: '.artifacts/look.png' },
    theme: { type: 'string', default: 'dark' },
    size: { type: 'string', default: '1400x900' },
    settings: { type: 'string' },
    do: { type: 'string' },
    restricted: { type: 'boolean', default: false },
  },
});
const [width = 1400, height = 900] = values.size.split('x').map(Number);

await build();
const temporary = await mkdtemp(path.join(os.tmpdir(), 'podium-look-'));
const folder = path.join(temporary, path.basename(path.resolve(values.folder)));
await cp(values.folder, folder, { recursive: true });
const settingsFile = await writeSettings(path.join(temporary, 'settings.json'));

const browser = await launchChromium();
const server = await serveVscode({
  vscode: await vscodeFromNpm('latest'),
  dataFolder: path.join(temporary, 'data'),
  settingsFile,
  workspaceTrust: values.restricted,
});
try {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(server.address({ folder, developmentFolder: process.cwd() }));
  const look = values.do === undefined ? openSidebar : await load(values.do);
  const shoot = (name: string) => saveScreenshot(page, values.out.replace(/(?:\.png)?$/, `-${name}.png`));
  await look({ page, shoot }).finally(() => saveScreenshot(page, values.out));
  console.log(`Saved ${values.out}`);
} finally {
  await browser.close();
  await server.stop();
  await rm(temporary, { recursive: true, force: true });
}

async function openSidebar({ page }: { readonly page: Page }): Promise<void> {
  await page.locator('.activitybar [aria-label^="Podium"]').first().click();
  await page.mouse.move(width / 2, height / 2); // Off the icon, whose tooltip would stay.
  // Rows, or the words that a view shows in their place.
  await page.locator('.pane-body .monaco-list-row, .welcome-view-content').first().waitFor();
  await page.waitForTimeout(1_000);
}

async function load(file: string): Promise<Look> {
  const { default: look } = (await import(pathToFileURL(path.resolve(file)).href)) as { readonly default: Look };
  return look;
}

async function writeSettings(file: string): Promise<string> {
  const read = async (name: string): Promise<object> => JSON.parse(await readFile(name, 'utf8')) as object;
  const theme = { 'workbench.colorTheme': themes[values.theme] ?? values.theme };
  const ours = await read(path.join(import.meta.dirname, 'settings.json'));
  const asked = values.settings === undefined ? {} : await read(values.settings);
  await writeFile(file, JSON.stringify({ ...ours, ...theme, ...asked }));
  return file;
}
