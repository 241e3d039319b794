#!/usr/bin/env node
/**
 * A `code` without a screen: takes the command line that \@vscode/test-electron gives a desktop VS Code, serves the VS Code from npm,
 * opens its workbench in Chromium and ends with the exit code of the test run inside.
 *
 * In place of flags that a desktop VS Code would not know, three variables: PODIUM_RELEASE (`latest`, `floor`), PODIUM_RESTRICTED
 * (`1` asks for trust although the command line says not to), PODIUM_SCREENSHOTS (a folder).
 */
import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { pageEndpoint } from './pageEndpoint.ts';
import { serveVscode, type VscodeServer } from './vscodeServer.ts';
import { vscodeFromNpm, type Release } from './vscodeFromNpm.ts';
import { answerPage, saveScreenshot, type PageAsk } from './workbenchPage.ts';

const limitMs = 12 * 60_000;

const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
const flag = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};
const dataFolder = flag('user-data-dir');
const [folder] = positionals;
if (dataFolder === undefined || folder === undefined) throw new Error('Name a folder to open and a --user-data-dir.');

// Whoever started us holds the other end of our input: when that end is gone, so are we, and with us all that we started.
process.stdin.resume().once('end', () => process.exit(1));

const log = path.join(dataFolder, 'workbench.log');
const screenshots = process.env['PODIUM_SCREENSHOTS'] ?? path.join(dataFolder, 'screenshots');
await mkdir(dataFolder, { recursive: true });
await rm(log, { force: true });

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const violations: string[] = [];
page.on('console', (message) => {
  const text = message.text();
  if (message.type() === 'error' && text.includes('Content Security Policy')) violations.push(text);
});
const endpoint = await pageEndpoint((asked) => answer(page, asked as PageAsk | SessionAsk));
const server = await serveVscode({
  vscode: await vscodeFromNpm((process.env['PODIUM_RELEASE'] ?? 'latest') as Release),
  dataFolder,
  extensionsFolder: flag('extensions-dir'),
  settingsFile: path.join(dataFolder, 'User/settings.json'),
  workspaceTrust: process.env['PODIUM_RESTRICTED'] === '1',
  environment: { PODIUM_PAGE: endpoint.url },
});
const opened = server.address({
  folder,
  developmentFolder: flag('extensionDevelopmentPath'),
  testsFile: flag('extensionTestsPath'),
});
try {
  process.exitCode = await exitCodeOf(page, opened, server);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`What the workbench logged is in ${log}.`);
  await saveScreenshot(page, path.join(screenshots, 'failure.png')).catch((why: unknown) => console.error(String(why)));
  process.exitCode = 1;
} finally {
  endpoint.close();
  await browser.close();
  await server.stop();
  process.stdin.destroy();
}

/** Opens the workbench and waits for the end of the test run in it. */
function exitCodeOf(page: Page, address: string, server: VscodeServer): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = async (): Promise<void> => {
      await page.exposeFunction('codeAutomationExit', resolve);
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
        appendFile(log, `${type} ${args.map(String).join(' ')}\n`),
      );
      await page.goto(address);
    };
    open().catch(reject);
    page.once('crash', () => reject(new Error('The page of the workbench crashed.')));
    void server.exited.then((code) =>
      reject(new Error(`VS Code ended with exit code ${String(code)}:\n${server.output()}`)),
    );
    setTimeout(
      () => reject(new Error(`The tests did not end in ${String(limitMs / 60_000)} minutes.`)),
      limitMs,
    ).unref();
  });
}

/** What concerns the session as a whole. */
type SessionAsk =
  /** A line for the terminal: what the test runner inside says. */
  | { readonly ask: 'say'; readonly text: string }
  /** What content security policies forbade since the last time, in the workbench and in all that it frames. */
  | { readonly ask: 'violations' }
  /** Loads the window anew, which ends the test runner inside; VS Code starts it again. */
  | { readonly ask: 'reload' };

async function answer(page: Page, asked: PageAsk | SessionAsk): Promise<readonly string[]> {
  switch (asked.ask) {
    case 'say':
      console.log(asked.text);
      return [];
    case 'violations':
      return violations.splice(0);
    case 'reload':
      await page.reload();
      return [];
    default:
      return await answerPage(page, asked, screenshots);
  }
}
