import { writeSummary } from './summary.ts';

/** What is wrong, in sentences; none where nothing is. A tool that has printed its own complaints gives its exit code. */
type Findings = readonly string[] | number;

export interface Check {
  readonly name: string;
  readonly run: () => Findings | Promise<Findings>;
}

/** Runs checks one after the other, each counting as one test, and sets the exit code. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  const failures: string[] = [];
  for (const { name, run } of checks) {
    const found = await run();
    const wrong = typeof found === 'number' ? found !== 0 : found.length > 0;
    if (wrong) failures.push(name);
    console.log(`  ${wrong ? '✘' : '✔'} ${name}`);
    if (typeof found !== 'number') for (const sentence of found) console.log(`      ${sentence}`);
  }
  const failed = failures.length;
  writeSummary({ passed: checks.length - failed, failed, skipped: 0, failures });
  process.exitCode = failed > 0 ? 1 : 0;
}
