import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from './lib/processes.ts';
import { inWords, readSummary, sum, type Summary } from './lib/summary.ts';

/** Each is a script that also runs alone (`npm run unit`). Quick ones first. */
const suites = ['types', 'lint', 'unit', 'bundle', 'page', 'contract', 'editor'];

const folder = path.resolve('.artifacts/summaries');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const lines: string[] = [];
const results: Summary[] = [];
for (const suite of suites) {
  console.log(`\n── ${suite} ${'─'.repeat(60 - suite.length)}`);
  const startMs = performance.now();
  const summary = await runSuite(suite);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  results.push(summary);
  lines.push(`${summary.failed > 0 ? '✘' : '✔'} ${suite.padEnd(10)} ${inWords(summary)} (${seconds} s)`);
}
const total = sum(results);
console.log(`\n${lines.join('\n')}\n\n${inWords(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one suite; a bad exit code without a failed test counts as one. */
async function runSuite(suite: string): Promise<Summary> {
  const file = path.join(folder, `${suite}.json`);
  const env = { ...process.env, PODIUM_TEST_SUMMARY: file };
  const code = await run(process.execPath, [`scripts/${suite}.ts`], { env });
  const summary = readSummary(file);
  return code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}
