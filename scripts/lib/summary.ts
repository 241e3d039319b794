import { readFileSync, writeFileSync } from 'node:fs';

/** How a suite went. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name. */
  readonly failures: readonly string[];
  /** Of those that are tests, the outermost `describe` of each. */
  readonly groups?: readonly string[];
}

/** Leaves the figures where the one who started this suite asked for them; a suite run by hand leaves nothing. */
export function writeSummary(summary: Summary): void {
  const file = process.env['PODIUM_TEST_SUMMARY'];
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(summary)}\n`);
}

/** What a suite left; a suite that left nothing, or ran nothing, has failed once. */
export function readSummary(file: string): Summary {
  const summary = read(file);
  if (summary && summary.passed + summary.failed + summary.skipped > 0) return summary;
  return { passed: 0, failed: 1, skipped: 0, failures: ['It ran no test.'] };
}

function read(file: string): Summary | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Summary;
  } catch {
    return undefined;
  }
}

export function sum(summaries: readonly Summary[]): Summary {
  return {
    passed: summaries.reduce((total, each) => total + each.passed, 0),
    failed: summaries.reduce((total, each) => total + each.failed, 0),
    skipped: summaries.reduce((total, each) => total + each.skipped, 0),
    failures: summaries.flatMap(({ failures }) => failures),
    groups: summaries.flatMap(({ groups = [] }) => groups),
  };
}

export function inWords({ passed, failed, skipped }: Summary): string {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}
