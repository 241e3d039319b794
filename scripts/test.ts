import { openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { inWords, readSummary, sum, type Summary } from './lib/summary.ts';
import { run } from './lib/processes.ts';

/** Each is a script that also runs alone (`npm run unit`). Quick ones first. */
const suites = ['types', 'lint', 'unit', 'bundle', 'page', 'editor'];
/** Waits for servers most of its time, and needs nothing that the others build: it runs beside them, and what it wrote is shown after them. */
const beside = 'contract';

const folder = path.resolve('.artifacts/summaries');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const lines: string[] = [];
const results: Summary[] = [];
const log = path.join(folder, `${beside}.log`);
const underway = runSuite(beside, openSync(log, 'w'));
for (const suite of suites) {
  printTitle(suite);
  note(suite, await runSuite(suite, 'inherit'));
}
const last = await underway;
printTitle(beside);
console.log(await readFile(log, 'utf8'));
note(beside, last);
const total = sum(results);
console.log(`\n${lines.join('\n')}\n\n${inWords(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function printTitle(suite: string): void {
  console.log(`\n── ${suite} ${'─'.repeat(60 - suite.length)}`);
}

function note(suite: string, { summary, seconds }: Awaited<ReturnType<typeof runSuite>>): void {
  results.push(summary);
  lines.push(`${summary.failed > 0 ? '✘' : '✔'} ${suite.padEnd(10)} ${inWords(summary)} (${seconds.toFixed(0)} s)`);
}

/** Runs one suite; a bad exit code without a failed test counts as one. */
async function runSuite(
  suite: string,
  output: number | 'inherit',
): Promise<{ readonly summary: Summary; readonly seconds: number }> {
  const startMs = performance.now();
  const file = path.join(folder, `${suite}.json`);
  const env = { ...process.env, PODIUM_TEST_SUMMARY: file };
  const stdio = ['inherit', output, output] as const;
  const code = await run(process.execPath, [`scripts/${suite}.ts`], { env, stdio: [...stdio] });
  const summary = readSummary(file);
  const seconds = (performance.now() - startMs) / 1000;
  return { summary: code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary, seconds };
}
