import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
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
  const unheard: unknown[] = [];
  process.on('unhandledRejection', (reason) => {
    // A VS Code from npm may lack its search program, which then fails whatever extension of its own asks for files.
    if (!/spawn .*ripgrep.* ENOENT/.test(String(reason))) unheard.push(reason);
  });
  mocha.suite.afterEach('leaves no rejection unheard', () => assert.deepEqual(unheard.splice(0), []));
  // Mocha would load them with require(), and VS Code 1.103 never comes back from a required module that imports `vscode`.
  const suites = new URL('suites/', import.meta.url);
  for (const file of (await readdir(suites)).sort()) {
    mocha.suite.emit('pre-require', globalThis, file, mocha); // Makes describe and it.
    await import(new URL(file, suites).href);
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  await said;
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
