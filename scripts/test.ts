import { openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { againAlone } from './lib/again.ts';
import { inWords, readSummary, sum, type Summary } from './lib/summary.ts';
import { run } from './lib/processes.ts';

/**
 * Each is a script that also runs alone (`npm run unit`). Suites in one lane run one after the other (two build the same `dist/`); lanes run
 * beside each other, since most wait for servers and browsers. The first is seen as it runs; what the others wrote is shown after it. The few
 * tests on a screen that failed meanwhile are asked again at the end, alone, and named in any case.
 */
const [seen, ...beside] = [['types', 'lint', 'bundle', 'editor'], ['unit', 'page'], ['contract']] as const;

const folder = path.resolve('.artifacts/summaries');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const lines: string[] = [];
/** Said once more at the end: what is above may be long. */
const failures: string[] = [];
const results = new Map<string, Summary>();
const underway = beside.flatMap((lane) => {
  let before: Promise<unknown> = Promise.resolve();
  return lane.map((suite) => {
    const log = path.join(folder, `${suite}.log`);
    const ended = before.then(() => runSuite(suite, openSync(log, 'w')));
    before = ended;
    return { suite, log, ended };
  });
});
for (const suite of seen) {
  printTitle(suite);
  note(suite, await runSuite(suite, 'inherit'));
}
for (const { suite, log, ended } of underway) {
  const result = await ended;
  printTitle(suite);
  console.log(await readFile(log, 'utf8'));
  note(suite, result);
}
for (const [suite, first] of results) {
  const args = againAlone(suite, first);
  if (!args) continue;
  printTitle(`${suite} again`);
  const { summary, seconds } = await runSuite(suite, 'inherit', args);
  results.set(suite, { ...first, failed: summary.failed, passed: first.passed + first.failed - summary.failed });
  lines.push(`  ${suite} again, alone: ${inWords(summary)} (${seconds.toFixed(0)} s)`);
  failures.push(...summary.failures.map((name) => `  ✘ ${suite}, also alone: ${name}`));
}
const total = sum([...results.values()]);
console.log(`\n${[...lines, '', ...failures, inWords(total)].join('\n')}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function printTitle(suite: string): void {
  console.log(`\n── ${suite} ${'─'.repeat(60 - suite.length)}`);
}

function note(suite: string, { summary, seconds }: Awaited<ReturnType<typeof runSuite>>): void {
  results.set(suite, summary);
  failures.push(...summary.failures.map((name) => `  ✘ ${suite}: ${name}`));
  lines.push(`${summary.failed > 0 ? '✘' : '✔'} ${suite.padEnd(10)} ${inWords(summary)} (${seconds.toFixed(0)} s)`);
}

/** Runs one suite; a bad exit code without a failed test counts as one. */
async function runSuite(
  suite: string,
  output: number | 'inherit',
  args: readonly string[] = [],
): Promise<{ readonly summary: Summary; readonly seconds: number }> {
  const startMs = performance.now();
  const file = path.join(folder, `${suite}.json`);
  await rm(file, { force: true });
  const env = { ...process.env, PODIUM_TEST_SUMMARY: file };
  const stdio = ['inherit', output, output] as const;
  const code = await run(process.execPath, [`scripts/${suite}.ts`, ...args], { env, stdio: [...stdio] });
  const summary = readSummary(file);
  const seconds = (performance.now() - startMs) / 1000;
  const isCut = code !== 0 && summary.failed === 0;
  return {
    summary: isCut ? { ...summary, failed: 1, failures: [`It ended with ${String(code)}.`] } : summary,
    seconds,
  };
}
