import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import Reporter from '../../scripts/lib/reporter.ts';
import { say } from './support/page.ts';

/** VS Code calls this in its extension host; a rejection makes its exit code 1. */
export async function run(): Promise<void> {
  let said = Promise.resolve();
  Mocha.reporters.Base.consoleLog = (...words: unknown[]) => {
    said = said.then(() => say(format(...words)));
  };
  const grep = process.env['PODIUM_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    reporter: Reporter,
    forbidOnly: process.env['CI'] === 'true',
    ...(grep !== undefined && { grep }),
  });
  const suites = path.join(path.dirname(new URL(import.meta.url).pathname), 'suites');
  for (const file of (await readdir(suites)).sort()) mocha.addFile(path.join(suites, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  await said;
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
